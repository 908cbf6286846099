import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { startVitest } from 'vitest/node';
import { runAutomodel } from '../testing/run-automodel.js';
import { withTemporaryDirectory } from '../testing/with-temporary-directory.js';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const run = promisify(execFile);

describe('automodel new-model', () => {
  // As a new author would: written, type-checked with the template's own settings, tested. Inside a package of the workspace
  // that has what the template's package.json asks for, so that nothing is downloaded.
  it('writes a package that type-checks and whose test passes', { timeout: 120_000 }, async () => {
    const generated = join(root, 'tests/documentation/.generated');
    await mkdir(generated, { recursive: true });
    const directory = await mkdtemp(join(generated, 'new-model-'));
    try {
      const { exitCode, stdout } = await runAutomodel(['new-model', 'tiny-net', '--into', directory, '--json']);
      expect(exitCode).toBe(0);
      const { files } = JSON.parse(stdout);
      expect(files).toContain('src/tiny-net-for-image-classification.ts');
      const settings = JSON.parse(await readFile(join(directory, 'tsconfig.json'), 'utf8'));
      settings.compilerOptions.customConditions = ['automodel-source'];
      await writeFile(
        join(directory, 'tsconfig.check.json'),
        JSON.stringify({
          // The workspace's packages are sources here, which need a newer library than their declarations do.
          compilerOptions: {
            ...settings.compilerOptions,
            rootDir: root,
            noEmit: true,
            lib: ['esnext', 'dom', 'dom.iterable', 'dom.asynciterable'],
          },
          include: ['src'],
        }),
      );
      const tsc = join(root, 'node_modules/typescript/bin/tsc');
      const checked = await run(process.execPath, [tsc, '-p', join(directory, 'tsconfig.check.json')]).catch(
        (failure: { stdout: string }) => failure,
      );
      expect(checked.stdout).toBe('');
      expect(await testStates(join(directory, 'src/tiny-net.test.ts'))).toEqual(['passed', 'passed']);
    } finally {
      await rm(directory, { recursive: true, force: true });
    }
  });

  it('names everything after the model type, and asks for one core', async () => {
    await withTemporaryDirectory(async (directory) => {
      await runAutomodel(['new-model', 'tiny_net', '--into', join(directory, 'net')]);
      const manifest = JSON.parse(await readFile(join(directory, 'net/package.json'), 'utf8'));
      expect(manifest).toMatchObject({
        name: 'automodel-model-tiny-net',
        keywords: ['automodel-model'],
        automodel: { modelTypes: ['tiny_net'] },
        sideEffects: ['./dist/register.js'],
        peerDependencies: { '@automodel/core': expect.stringMatching(/^\^/) },
      });
    });
  });

  it('refuses names and directories that it cannot use', async () => {
    await withTemporaryDirectory(async (directory) => {
      await writeFile(join(directory, 'mine.txt'), 'mine');
      for (const words of [['new-model'], ['new-model', 'Tiny Net'], ['new-model', 'net', '--into', directory]]) {
        expect((await runAutomodel(words)).exitCode).toBe(2);
      }
    });
  });
});

/** Runs one file of tests, and gives the state of each. */
async function testStates(file: string): Promise<readonly string[]> {
  const vitest = await startVitest('test', [], {
    root,
    config: join(root, 'vitest.config.ts'),
    include: [file],
    watch: false,
    reporters: [{}],
  });
  const states = vitest.state
    .getTestModules()
    .flatMap((module) => [...module.children.allTests()].map((test) => test.result().state));
  await vitest.close();
  process.exitCode = undefined;
  return states;
}
