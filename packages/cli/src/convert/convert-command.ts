import { convertCheckpoint, type SavedDataType } from '@automodel/core/saving';
import { refusePositionals } from '../arguments/refuse-positionals.js';
import { type Command, command, commonArguments } from '../command.js';
import { compareClassifiers, describeAgreement } from '../compare/compare-classifiers.js';
import { weightBytes } from '../compare/weight-bytes.js';
import { UsageError } from '../errors/usage-error.js';
import { type ExitCode, exitCodes } from '../exit-codes.js';
import { formatBytes } from '../output/format-bytes.js';
import { writeJson } from '../output/write-json.js';

const dataTypes: readonly SavedDataType[] = ['bfloat16', 'float16', 'float32', 'int8'];

export const convertCommand: Command = command({
  name: 'convert',
  description: 'Write a checkpoint in another number type or other shards',
  arguments: {
    directory: { type: 'positional', required: false, description: 'Directory of the checkpoint' },
    output: { type: 'string', alias: 'o', description: 'Directory to write, made where there is none' },
    weights: { type: 'string', description: `Number type of the weights: ${dataTypes.join(', ')}` },
    dtype: { type: 'string', description: 'The same under its name in Python' },
    compare: { type: 'string', description: 'Images on which the classifier is compared with the one before' },
    'max-shard-size': { type: 'string', description: 'Largest file, such as 5GB (default 50GB)' },
    ...commonArguments,
  },
  examples: [
    './resnet-50 -o ./resnet-50-int8 --weights int8 --compare ./photos',
    './resnet-50 -o ./resnet-50-fp16 --weights float16',
    './resnet-50 -o ./sharded --max-shard-size 20MB',
  ],
  exitCodes: [exitCodes.modelNotLoaded],
  async run({ _: [directory, ...extra], output, json, compare, ...values }, environment): Promise<ExitCode> {
    if (directory === undefined || output === undefined) {
      throw new UsageError({
        message: directory === undefined ? 'There is no directory to convert.' : 'It is not said where to write.',
        remedy: 'Name both: automodel convert DIR -o NEW_DIR --weights int8',
      });
    }
    refusePositionals(extra, 'convert');
    const dtype = readDataType(values.weights, values.dtype);
    await convertCheckpoint(directory, output, { dtype, maxShardSize: values['max-shard-size'] });
    const bytes = { before: await weightBytes(directory), after: await weightBytes(output) };
    const agreement =
      compare === undefined
        ? undefined
        : await compareClassifiers(
            { reference: directory, candidate: output, images: compare, plugins: environment.plugins },
            environment,
          );
    const { stdout } = environment;
    if (json) {
      writeJson(stdout, { output, dtype: dtype ?? null, bytes, agreement: agreement ?? null });
      return exitCodes.success;
    }
    stdout.write(`${output}\n`);
    if (dtype !== undefined) {
      stdout.write(`Weights: ${formatBytes(bytes.after)}, before ${formatBytes(bytes.before)}\n`);
    }
    if (agreement !== undefined) stdout.write(`${describeAgreement(agreement)}\n`);
    if (dtype === 'int8') {
      stdout.write(
        `In Python, Transformers misses these weights; for it: automodel convert ${output} --weights float32\n`,
      );
    }
    return exitCodes.success;
  },
});

function readDataType(weights: string | undefined, dtype: string | undefined): SavedDataType | undefined {
  if (weights !== undefined && dtype !== undefined && weights !== dtype) {
    throw new UsageError({
      message: `The weights cannot be both "${weights}" and "${dtype}".`,
      remedy: 'Give one of --weights and --dtype.',
    });
  }
  const name = weights ?? dtype;
  const type = dataTypes.find((known) => known === name);
  if (name === undefined || type !== undefined) return type;
  throw new UsageError({
    message: `The type "${name}" is none that weights are written in.`,
    remedy: `Use one of ${dataTypes.join(', ')}.`,
  });
}
