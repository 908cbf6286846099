import { inspect } from 'node:util';
import { parseCount } from '../arguments/parse-count.js';
import { parseDevices } from '../arguments/parse-devices.js';
import { type Command, command, commonArguments } from '../command.js';
import { type ExitCode, exitCodes } from '../exit-codes.js';
import { createProgress } from '../output/progress.js';
import { createStyle } from '../output/style.js';
import { terminalWidth } from '../output/terminal-width.js';
import { writeJson } from '../output/write-json.js';
import { bundledCheckpoint } from './bundled-checkpoint.js';
import { bundledSamples } from './bundled-samples.js';
import { type Classification, isFailed } from './classification.js';
import { classificationJson } from './classification-json.js';
import { classifyImages } from './classify-images.js';
import { renderClassification } from './render-classification.js';

export const classifyCommand: Command = command({
  name: 'classify',
  description: 'Say what is in photographs',
  arguments: {
    images: {
      type: 'positional',
      required: false,
      description: 'Files or URLs of images, any number; without any, the bundled samples',
    },
    model: {
      type: 'string',
      alias: 'm',
      valueHint: 'dir',
      description: 'Directory of the checkpoint; without it, the bundled one',
    },
    'top-k': { type: 'string', alias: 'k', valueHint: 'n', default: '5', description: 'Labels per image' },
    device: {
      type: 'string',
      alias: 'd',
      valueHint: 'name,…',
      default: 'auto',
      description: 'Devices in order of preference; see automodel devices',
    },
    ...commonArguments,
  },
  examples: ['', 'photo.jpg other.png --top-k 3', 'photo.jpg --model ./resnet-50 --json'],
  exitCodes: [exitCodes.modelNotLoaded, exitCodes.someImagesFailed, exitCodes.allImagesFailed],
  async run(values, { stdout, stderr, variables, plugins }): Promise<ExitCode> {
    const model: string | undefined = values.model;
    const topK = parseCount('--top-k', values['top-k']);
    const device = parseDevices(values.device);
    const images = values._.length > 0 ? values._ : await bundledSamples();
    const progress = createProgress(stderr);
    let classification: Classification;
    try {
      classification = await classifyImages({
        images,
        model: model ?? bundledCheckpoint(),
        topK,
        device,
        plugins,
        progress,
      });
    } finally {
      progress.stop();
    }
    if (values.json) {
      writeJson(stdout, classificationJson(classification));
    } else {
      const options = { style: createStyle(stdout, variables), width: terminalWidth(stdout) };
      stdout.write(`${renderClassification(classification, options).join('\n')}\n`);
    }
    const failed = classification.results.filter(isFailed);
    if (values.debug) for (const { cause } of failed) stderr.write(`${inspect(cause)}\n`);
    if (failed.length === 0) return exitCodes.success;
    return failed.length < images.length ? exitCodes.someImagesFailed : exitCodes.allImagesFailed;
  },
});
