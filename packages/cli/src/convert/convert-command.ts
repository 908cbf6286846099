import { convertCheckpoint, type SavedDataType } from '@automodel/core/saving';
import { refusePositionals } from '../arguments/refuse-positionals.js';
import { type Command, command, commonArguments } from '../command.js';
import { UsageError } from '../errors/usage-error.js';
import { type ExitCode, exitCodes } from '../exit-codes.js';
import { writeJson } from '../output/write-json.js';

const dataTypes: readonly SavedDataType[] = ['bfloat16', 'float16', 'float32'];

export const convertCommand: Command = command({
  name: 'convert',
  description: 'Write a checkpoint in another number type or other shards',
  arguments: {
    directory: { type: 'positional', required: false, description: 'Directory of the checkpoint' },
    output: { type: 'string', alias: 'o', description: 'Directory to write, made where there is none' },
    dtype: { type: 'string', description: `Number type of the weights: ${dataTypes.join(', ')}` },
    'max-shard-size': { type: 'string', description: 'Largest file, such as 5GB (default 50GB)' },
    ...commonArguments,
  },
  examples: ['./resnet-50 -o ./resnet-50-fp16 --dtype float16', './resnet-50 -o ./sharded --max-shard-size 20MB'],
  exitCodes: [exitCodes.modelNotLoaded],
  async run({ _: [directory, ...extra], output, dtype, json, ...values }, { stdout }): Promise<ExitCode> {
    if (directory === undefined || output === undefined) {
      throw new UsageError({
        message: directory === undefined ? 'There is no directory to convert.' : 'It is not said where to write.',
        remedy: 'Name both: automodel convert DIR -o NEW_DIR --dtype float16',
      });
    }
    refusePositionals(extra, 'convert');
    const type = dataTypes.find((known) => known === dtype);
    if (dtype !== undefined && type === undefined) {
      throw new UsageError({
        message: `The type "${dtype}" is none that weights are written in.`,
        remedy: `Use one of ${dataTypes.join(', ')}.`,
      });
    }
    await convertCheckpoint(directory, output, { dtype: type, maxShardSize: values['max-shard-size'] });
    if (json) writeJson(stdout, { output, dtype: type ?? null });
    else stdout.write(`${output}\n`);
    return exitCodes.success;
  },
});
