import { resolveSource } from '@automodel/core';
import { refusePositionals } from '../arguments/refuse-positionals.js';
import { type Command, command, commonArguments } from '../command.js';
import { UsageError } from '../errors/usage-error.js';
import { type ExitCode, exitCodes } from '../exit-codes.js';
import { createStyle } from '../output/style.js';
import { terminalWidth } from '../output/terminal-width.js';
import { writeJson } from '../output/write-json.js';
import { inspectCheckpoint } from './inspect-checkpoint.js';
import { inspectTensor } from './inspect-tensor.js';
import { inspectionJson } from './inspection-json.js';
import { renderInspection } from './render-inspection.js';

export const inspectCommand: Command = command({
  name: 'inspect',
  description: 'Show what a checkpoint holds: model, config, weights, graph, memory',
  arguments: {
    directory: { type: 'positional', required: false, description: 'Directory of the checkpoint' },
    tensors: { type: 'boolean', description: 'List every tensor' },
    tensor: { type: 'string', description: 'Show one tensor: type, shape, first bytes; reads only its range' },
    graph: { type: 'boolean', description: 'Print the graph' },
    ...commonArguments,
  },
  examples: ['./resnet-50', './resnet-50 --tensors', './resnet-50 --json'],
  exitCodes: [exitCodes.modelNotLoaded],
  async run(
    { _: [directory, ...extra], tensors, tensor, graph, json },
    { stdout, variables, plugins },
  ): Promise<ExitCode> {
    if (directory === undefined) {
      throw new UsageError({
        message: 'There is no directory to inspect.',
        remedy: 'Name one that holds config.json and model.safetensors: automodel inspect DIR',
      });
    }
    refusePositionals(extra, 'inspect');
    if (tensor !== undefined) {
      const { dataType, dims, bytes } = await inspectTensor(await resolveSource(directory), tensor);
      const firstBytes = Array.from(bytes.subarray(0, 32), (byte) => byte.toString(16).padStart(2, '0')).join(' ');
      if (json) writeJson(stdout, { name: tensor, dataType, dims, length: bytes.length, firstBytes });
      else stdout.write(`${tensor} ${dataType} [${dims.join(', ')}], ${bytes.length} bytes\n${firstBytes}\n`);
      return exitCodes.success;
    }
    const inspection = await inspectCheckpoint(directory, plugins);
    const parts = { tensors: tensors ?? false, graph: graph ?? false };
    if (json) {
      writeJson(stdout, inspectionJson(inspection, parts));
    } else {
      const style = createStyle(stdout, variables);
      const lines = renderInspection(inspection, { ...parts, style, width: terminalWidth(stdout) });
      stdout.write(`${lines.join('\n')}\n`);
    }
    // A model type that nobody registered is a finding; a file that cannot be read is a failure.
    const isReadable = inspection.config !== undefined && inspection.weights !== undefined;
    return isReadable ? exitCodes.success : exitCodes.modelNotLoaded;
  },
});
