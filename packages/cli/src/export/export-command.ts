import { basename, dirname } from 'node:path';
import { AutoConfig } from '@automodel/core';
import { exportOnnx } from '@automodel/core/saving';
import { refusePositionals } from '../arguments/refuse-positionals.js';
import { type Command, command, commonArguments } from '../command.js';
import { UsageError } from '../errors/usage-error.js';
import { type ExitCode, exitCodes } from '../exit-codes.js';
import { autoClassFor } from '../inspect/auto-class-for.js';
import { writeJson } from '../output/write-json.js';

export const exportCommand: Command = command({
  name: 'export',
  description: 'Write a model as an ONNX file',
  arguments: {
    directory: { type: 'positional', required: false, description: 'Directory of the checkpoint' },
    onnx: { type: 'string', description: 'The file to write' },
    'external-data': { type: 'boolean', description: 'Put the weights into FILE.data beside it' },
    ...commonArguments,
  },
  examples: ['./resnet-50 --onnx resnet-50.onnx', './resnet-50 --onnx resnet-50.onnx --external-data'],
  exitCodes: [exitCodes.modelNotLoaded],
  async run({ _: [directory, ...extra], onnx, json, ...values }, { stdout, plugins }): Promise<ExitCode> {
    if (directory === undefined || onnx === undefined) {
      throw new UsageError({
        message: directory === undefined ? 'There is no directory to export.' : 'It is not said which file to write.',
        remedy: 'Name both: automodel export DIR --onnx FILE.onnx',
      });
    }
    refusePositionals(extra, 'export');
    // The class that the checkpoint was saved from: another one would start parts of it afresh.
    const { architectures } = await AutoConfig.fromPretrained(directory, { use: plugins });
    const model = await autoClassFor(architectures[0]).fromPretrained(directory, { use: plugins });
    try {
      await exportOnnx(model, dirname(onnx), basename(onnx), { externalData: values['external-data'] ?? false });
    } finally {
      await model.dispose();
    }
    if (json) writeJson(stdout, { output: onnx });
    else stdout.write(`${onnx}\n`);
    return exitCodes.success;
  },
});
