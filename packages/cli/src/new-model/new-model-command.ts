import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { refusePositionals } from '../arguments/refuse-positionals.js';
import { assetsDirectory } from '../assets-directory.js';
import { type Command, command, commonArguments } from '../command.js';
import { UsageError } from '../errors/usage-error.js';
import { type ExitCode, exitCodes } from '../exit-codes.js';
import { writeJson } from '../output/write-json.js';
import { modelNames } from './model-names.js';
import { modelTemplate } from './model-template.js';

export const newModelCommand: Command = command({
  name: 'new-model',
  description: 'Start a package of a new model type, with a test that passes',
  arguments: {
    model: { type: 'positional', required: false, description: 'Name of the model type, such as tiny-net' },
    into: { type: 'string', description: 'Directory to write [default: automodel-model-NAME]' },
    ...commonArguments,
  },
  examples: ['tiny-net', 'tiny-net --into packages/tiny-net'],
  exitCodes: [],
  async run({ _: [name, ...extra], into, json }, { stdout }): Promise<ExitCode> {
    if (name === undefined) {
      throw new UsageError({
        message: 'The model type has no name.',
        remedy: 'Name it, for example: automodel new-model tiny-net',
      });
    }
    refusePositionals(extra, 'new-model');
    const names = modelNames(name);
    const directory = into ?? `automodel-model-${names.kebab}`;
    const recordScript = await readFile(join(assetsDirectory, 'record.py'), 'utf8');
    const files = new Map([...modelTemplate(names), ['record.py', recordScript]]);
    await refuseFull(directory);
    for (const [path, text] of files) {
      const target = join(directory, path);
      await mkdir(dirname(target), { recursive: true });
      await writeFile(target, text);
    }
    if (json) writeJson(stdout, { directory, modelType: names.modelType, files: [...files.keys()] });
    else
      stdout.write(`${[...files.keys()].map((path) => join(directory, path)).join('\n')}\n\n${nextSteps(directory)}\n`);
    return exitCodes.success;
  },
});

async function refuseFull(directory: string): Promise<void> {
  const present = await readdir(directory).catch(() => []);
  if (present.length === 0) return;
  throw new UsageError({
    message: `The directory ${directory} is not empty.`,
    remedy: 'Name another one with --into, or empty it.',
  });
}

function nextSteps(directory: string): string {
  return `Next: cd ${directory}, npm install, npm test; then put your own config and graph in the place of the example's (docs/adding-a-model.md).`;
}
