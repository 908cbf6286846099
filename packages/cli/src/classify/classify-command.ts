import { inspect } from 'node:util';
import { parseCount } from '../arguments/parse-count.js';
import { parseDevices } from '../arguments/parse-devices.js';
import { type Command, command, commonArguments } from '../command.js';
import { UsageError } from '../errors/usage-error.js';
import { type ExitCode, exitCodes } from '../exit-codes.js';
import { findImageInputs } from '../inputs/image-inputs.js';
import { manyArguments } from '../many/many-arguments.js';
import { manyExitCodes } from '../many/many-exit-codes.js';
import { parseMany, refuseMany } from '../many/parse-many.js';
import { createProgress } from '../output/progress.js';
import { createStyle } from '../output/style.js';
import { terminalWidth } from '../output/terminal-width.js';
import { writeJson } from '../output/write-json.js';
import { bundledCheckpoint } from './bundled-checkpoint.js';
import { bundledSamples } from './bundled-samples.js';
import { type Classification, isFailed } from './classification.js';
import { classificationJson } from './classification-json.js';
import { classifyImages } from './classify-images.js';
import { classifyMany } from './classify-many.js';
import { renderClassification } from './render-classification.js';

export const classifyCommand: Command = command({
  name: 'classify',
  description: 'Say what is in photographs',
  arguments: {
    images: {
      type: 'positional',
      required: false,
      description:
        "Files, URLs, directories, patterns ('photos/**/*.jpg'), or - for a list on standard input; without any, the bundled samples",
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
    ...manyArguments,
    ...commonArguments,
  },
  examples: [
    '',
    'photo.jpg other.png --top-k 3',
    'photo.jpg --model ./resnet-50 --json',
    "'photos/**/*.jpg' --jsonl labels.jsonl --resume",
  ],
  exitCodes: manyExitCodes,
  async run(values, environment): Promise<ExitCode> {
    const { stdout, stderr, variables, plugins } = environment;
    const model: string = values.model ?? bundledCheckpoint();
    const topK = parseCount('--top-k', values['top-k']);
    const device = parseDevices(values.device);
    const named = values._.length > 0 ? values._ : await bundledSamples();
    if (values.jsonl !== undefined) {
      if (values.json) throw jsonTwice();
      const { jsonl, debug = false } = values;
      return classifyMany({ images: named, model, topK, device, jsonl, debug, ...parseMany(values) }, environment);
    }
    refuseMany(values, '--jsonl');
    const inputs = await findImageInputs(named, environment);
    const images: string[] = [];
    for await (const path of inputs.paths()) images.push(path);
    const progress = createProgress(stderr);
    let classification: Classification;
    try {
      classification = await classifyImages({
        images,
        model,
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

function jsonTwice(): UsageError {
  return new UsageError({
    message: 'The options --json and --jsonl exclude each other.',
    remedy: '--json prints one document; --jsonl writes a line per image, for any number of images.',
  });
}
