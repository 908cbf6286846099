import { readFileSync } from 'node:fs';
import { type Backend, contractVersion } from '@automodel/core';
import { describe, expect, it } from 'vitest';
import { exitCodeDescriptions } from './exit-codes.js';
import { packageIdentity } from './package-identity.js';
import { runAutomodel } from './testing/run-automodel.js';

const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

const brokenBackend: Backend = {
  kind: 'backend',
  key: 'broken',
  package: packageIdentity,
  contract: contractVersion,
  devices: [{ name: 'broken', description: 'broken', priority: 1 }],
  unavailable: () => Promise.reject(new TypeError('undefined is not a function')),
  unsupported: () => [],
};

describe('automodel', () => {
  it('prints its version', async () => {
    expect(packageIdentity).toEqual({ name: manifest.name, version: manifest.version });
    for (const rawArguments of [['--version'], ['-v'], ['classify', '--version']]) {
      expect(await runAutomodel(rawArguments)).toEqual({ exitCode: 0, stdout: `${manifest.version}\n`, stderr: '' });
    }
  });

  it('explains itself and each command', async () => {
    const main = await runAutomodel(['--help']);
    expect(main.exitCode).toBe(0);
    for (const command of ['classify', 'inspect', 'devices']) {
      expect(main.stdout).toContain(command);
      const { exitCode, stdout } = await runAutomodel([command, 'x', '--help']);
      expect(exitCode).toBe(0);
      for (const text of [`automodel ${command}`, '--json', '--debug', 'EXAMPLES', 'EXIT CODES']) {
        expect(stdout).toContain(text);
      }
      expect(stdout).not.toContain('\u001b');
    }
  });

  it('documents every exit code, in --help and in the README', async () => {
    const { stdout } = await runAutomodel(['--help']);
    for (const [code, description] of Object.entries(exitCodeDescriptions)) {
      expect(stdout).toContain(`${code}  ${description}`);
      expect(readme).toContain(`| ${code} | ${description} |`);
    }
  });

  it('helps where there is no command', async () => {
    const { exitCode, stdout, stderr } = await runAutomodel([]);
    expect(exitCode).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain('USAGE automodel COMMAND');
  });

  it.each([
    [['clasify'], 'There is no command "clasify"', 'Did you mean: automodel classify?'],
    [['--json'], 'There is no command before "--json"', 'automodel --help'],
    [['classify', '--topk', '3'], 'There is no option --topk', 'Did you mean --top-k?'],
    [['classify', '--top-k', '0'], '--top-k is "0"', 'For example: --top-k 3'],
    [['classify', '--device', ','], '--device is ","', 'For example: --device wasm'],
    [['inspect'], 'There is no directory to inspect', 'automodel inspect DIR'],
    [['inspect', 'a', 'b'], 'The argument "b" is one too many', 'automodel inspect --help'],
    [['devices', 'cpu'], 'The argument "cpu" is one too many', 'automodel devices --help'],
  ])('refuses %j in two lines, with the remedy', async (rawArguments, message, remedy) => {
    const { exitCode, stderr } = await runAutomodel(rawArguments);
    expect(exitCode).toBe(2);
    const lines = stderr.trimEnd().split('\n');
    expect(lines).toHaveLength(2);
    expect(lines[0]?.startsWith('error: ')).toBe(true);
    expect(lines[0]).toContain(message);
    expect(lines[1]).toContain(remedy);
  });

  it('takes options of every command before its name too', async () => {
    const { exitCode, stdout } = await runAutomodel(['--json', 'devices']);
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout).devices).not.toHaveLength(0);
  });

  it('shows the stack of an unexpected failure with --debug only', async () => {
    const plugins = [brokenBackend];
    const plain = await runAutomodel(['devices'], { plugins });
    expect(plain.exitCode).toBe(1);
    expect(plain.stderr).toBe(
      'error: TypeError: undefined is not a function\n       This looks like a bug of automodel: run again with --debug for the details.\n',
    );
    const debug = await runAutomodel(['devices', '--debug'], { plugins });
    expect(debug.stderr).toMatch(/\n {4}at .*run-command-line\.test\.ts/);
    const json = await runAutomodel(['devices', '--json'], { plugins });
    expect(json.exitCode).toBe(1);
    expect(JSON.parse(json.stdout).error.code).toBe('UNEXPECTED');
  });

  it('colours errors on a terminal, unless NO_COLOR is set', async () => {
    const red = '\u001b[31merror: ';
    expect((await runAutomodel(['clasify'], { isTTY: true })).stderr).toContain(red);
    expect((await runAutomodel(['clasify'], { isTTY: true, variables: { NO_COLOR: '1' } })).stderr).not.toContain(red);
    expect((await runAutomodel(['clasify'])).stderr).not.toContain('\u001b');
  });
});
