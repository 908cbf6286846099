import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commandLineHelp } from './command-line-help.js';
import { documentedPages } from './documented-pages.js';
import { repositoryRoot } from './repository-root.js';
import { type ShellCommand, shellCommands } from './shell-commands.js';

interface Manifest {
  readonly name: string;
  readonly private?: boolean;
  readonly scripts?: Readonly<Record<string, string>>;
}

const readManifest = (folder: string): Manifest =>
  JSON.parse(readFileSync(join(repositoryRoot, folder, 'package.json'), 'utf8'));

const scripts = Object.keys(readManifest('.').scripts ?? {});
const packages = readdirSync(join(repositoryRoot, 'packages'))
  .filter((folder) => existsSync(join(repositoryRoot, 'packages', folder, 'package.json')))
  .map((folder) => readManifest(`packages/${folder}`));
const published = packages.filter((manifest) => manifest.private !== true).map(({ name }) => name);
const commands = shellCommands(documentedPages());

/** The script of the root that a command runs: `npm start`, `npm run build`, `pnpm check`. */
function scriptOf([program, first, second]: readonly string[]): string | undefined {
  if (program === 'npm') {
    if (first === 'run') return second;
    return ['start', 'test'].find((name) => name === first);
  }
  const ofPnpm = ['add', 'changeset', 'dlx', 'exec', 'install'];
  return program === 'pnpm' && first !== undefined && !ofPnpm.includes(first)
    ? first.replace(/^run$/, second ?? '')
    : undefined;
}

/** The `automodel` command with its options that a command line runs; `npm start --` is `automodel classify`. */
function commandLineOf({ words }: ShellCommand): { command: string; options: string[] } | undefined {
  const [program, first, ...others] = words[0] === 'npx' ? words.slice(1) : words;
  const rest = program === 'automodel' ? [first ?? '', ...others] : ['classify', ...others];
  if (program !== 'automodel' && !(program === 'npm' && first === 'start')) return undefined;
  const [command = '', ...parameters] = rest;
  return { command, options: parameters.filter((word) => /^--?[a-z]/.test(word)) };
}

describe('sh blocks', () => {
  it('are found', () => {
    expect(commands.map(({ words }) => words.join(' '))).toContain('npm start');
  });

  const withScript = commands.filter(({ words }) => scriptOf(words) !== undefined);
  it.each(withScript)('$name runs a script that exists', ({ words }) => {
    expect(scripts).toContain(scriptOf(words));
  });

  const withOptions = commands.filter((command) => commandLineOf(command)?.command.startsWith('-') === false);
  it.each(withOptions)('$name has options that exist', async (command) => {
    const line = commandLineOf(command);
    const help = await commandLineHelp(line?.command ?? '');
    expect(help).toBeDefined();
    for (const option of line?.options ?? []) {
      expect(help?.split(/[\s,=]+/), option).toContain(option.replace(/=.*/, ''));
    }
  });

  const withPackages = commands.filter(({ words }) => words.some((word) => word.startsWith('@automodel/')));
  it.each(withPackages)('$name names packages that are published', ({ words }) => {
    expect(published).toEqual(expect.arrayContaining(words.filter((word) => word.startsWith('@automodel/'))));
  });

  const withFiles = commands.filter(({ words }) => words.some(isProjectPath));
  it.each(withFiles)('$name names files that exist', ({ words }) => {
    expect(words.filter(isProjectPath).filter((path) => !existsSync(join(repositoryRoot, path)))).toEqual([]);
  });
});

function isProjectPath(word: string): boolean {
  return /^(packages|tests|scripts|docs|apps)\/[\w./-]+$/.test(word);
}
