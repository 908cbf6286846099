import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseDevices } from '../arguments/parse-devices.js';
import { refusePositionals } from '../arguments/refuse-positionals.js';
import { assetsDirectory } from '../assets-directory.js';
import { type Command, command, commonArguments } from '../command.js';
import { loadPlugins } from '../compare/load-plugins.js';
import { parseTolerance } from '../compare/parse-tolerance.js';
import { readNumberTensors } from '../compare/read-number-tensors.js';
import { renderComparisons } from '../compare/render-comparisons.js';
import { UsageError } from '../errors/usage-error.js';
import { type ExitCode, exitCodes } from '../exit-codes.js';
import { createStyle } from '../output/style.js';
import { writeJson } from '../output/write-json.js';
import { isVerified } from './is-verified.js';
import { renderVerdict } from './render-verdict.js';
import { verifyModel } from './verify-model.js';

export const verifyCommand: Command = command({
  name: 'verify',
  description: 'Compare a model with tensors recorded in Python, layer by layer',
  arguments: {
    directory: { type: 'positional', required: false, description: 'Directory of the checkpoint' },
    reference: { type: 'string', description: 'safetensors file with pixel_values and what Python made of them' },
    device: { type: 'string', alias: 'd', default: 'auto', description: 'Device to run on' },
    use: { type: 'string', description: 'Modules with plugins of your own: ./dist/index.js or a package' },
    tolerance: { type: 'string', default: '5e-6', description: "Error allowed, as a part of a tensor's largest value" },
    'record-script': { type: 'boolean', description: 'Print the Python program that records references' },
    ...commonArguments,
  },
  examples: [
    '--record-script > record.py',
    './resnet-50 --reference ref.safetensors',
    './my-net --reference ref.safetensors --use ./dist/index.js --device wasm',
  ],
  exitCodes: [exitCodes.modelNotLoaded, exitCodes.differs],
  async run(
    { _: [directory, ...extra], reference: file, device, use, tolerance, json, ...values },
    { stdout, variables, plugins },
  ): Promise<ExitCode> {
    refusePositionals(extra, 'verify');
    if (values['record-script']) {
      stdout.write(await readFile(join(assetsDirectory, 'record.py'), 'utf8'));
      return exitCodes.success;
    }
    if (directory === undefined || file === undefined) {
      throw new UsageError({
        message:
          directory === undefined ? 'There is no directory to verify.' : 'There is no reference to compare with.',
        remedy:
          'Name both: automodel verify DIR --reference ref.safetensors; "automodel verify --record-script > record.py" gives the program that records one.',
      });
    }
    const verification = await verifyModel(directory, {
      reference: await readNumberTensors(file),
      referenceFile: file,
      plugins: [await loadPlugins(use), plugins],
      device: parseDevices(device),
      tolerance: parseTolerance(tolerance),
    });
    if (json) writeJson(stdout, { ...verification, isVerified: isVerified(verification) });
    else {
      const style = createStyle(stdout, variables);
      const lines = [...renderComparisons(verification.comparisons, style), ...renderVerdict(verification, style)];
      stdout.write(`${lines.join('\n')}\n`);
    }
    return isVerified(verification) ? exitCodes.success : exitCodes.differs;
  },
});
