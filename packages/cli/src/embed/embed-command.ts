import { parseDevices } from '../arguments/parse-devices.js';
import { bundledCheckpoint } from '../classify/bundled-checkpoint.js';
import { bundledSamples } from '../classify/bundled-samples.js';
import { type Command, command, commonArguments } from '../command.js';
import { UsageError } from '../errors/usage-error.js';
import type { ExitCode } from '../exit-codes.js';
import { jsonLines } from '../many/json-lines.js';
import { manyArguments } from '../many/many-arguments.js';
import { manyExitCodes } from '../many/many-exit-codes.js';
import { npyFile } from '../many/npy-file.js';
import { parseMany } from '../many/parse-many.js';
import { runImages } from '../many/run-images.js';
import { loadEmbedder } from './load-embedder.js';

const { debug, help } = commonArguments;

export const embedCommand: Command = command({
  name: 'embed',
  description: 'Turn photographs into vectors, for search and comparison',
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
    normalize: { type: 'boolean', description: 'Divide each vector by its length: dot products are cosines then' },
    device: {
      type: 'string',
      alias: 'd',
      valueHint: 'name,…',
      default: 'auto',
      description: 'Devices in order of preference; see automodel devices',
    },
    npy: { type: 'string', valueHint: 'file', description: 'Write the vectors as rows of a NumPy file, float32' },
    ...manyArguments,
    debug,
    help,
  },
  examples: [
    'photo.jpg',
    "'photos/**/*.jpg' --npy features.npy --normalize --resume",
    'photos --jsonl features.jsonl --model ./resnet-50',
  ],
  exitCodes: manyExitCodes,
  async run(values, environment): Promise<ExitCode> {
    const { npy, jsonl = '-', normalize = false, debug = false } = values;
    if (npy !== undefined && values.jsonl !== undefined) throw twoFiles();
    if (npy === '-') throw npyNeedsFile();
    const many = parseMany(values);
    const images = values._.length > 0 ? values._ : await bundledSamples();
    const options = {
      images,
      debug,
      ...many,
      normalize,
      model: values.model ?? bundledCheckpoint(),
      device: parseDevices(values.device),
    };
    let width: number | undefined;
    const file =
      npy === undefined
        ? jsonLines(jsonl, many.mode, environment.stdout, (vector: Float32Array) => ({ features: [...vector] }))
        : npyFile(npy, many.mode, () => width);
    return runImages(options, environment, file, async (session) => {
      const embedder = await loadEmbedder({ ...options, ...session }, environment);
      width = embedder.width;
      return embedder;
    });
  },
});

function twoFiles(): UsageError {
  return new UsageError({
    message: 'The options --jsonl and --npy exclude each other.',
    remedy: 'The list beside the .npy file says which row is whose; run again for the other form.',
  });
}

function npyNeedsFile(): UsageError {
  return new UsageError({
    message: 'A NumPy file cannot go to standard output: its first bytes are written again as it grows.',
    remedy: 'Name a file: --npy features.npy',
  });
}
