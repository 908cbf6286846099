import { readFileSync } from 'node:fs';
import { mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createProject } from './create-project.js';
import { packPackages } from './pack-packages.js';
import type { PackedPackage } from './packed-package.js';
import { readmeInstructions } from './readme-instructions.js';
import { repositoryRoot } from './repository-root.js';
import { runCommand } from './run-command.js';

const runsAll = process.env.AUTOMODEL_TEST_TIER === 'all';
const timeout = 600_000;

// What npm would hand out, in a project of its own outside the workspace. It needs "npm run build" and takes half a minute.
describe.skipIf(!runsAll)('the packed packages', () => {
  let directory: string;
  let project: string;
  let packed: readonly PackedPackage[];

  beforeAll(async () => {
    directory = await realpath(await mkdtemp(join(tmpdir(), 'automodel-consumer-')));
    project = join(directory, 'project');
    packed = await packPackages(directory);
    await createProject(project, packed);
  }, timeout);
  afterAll(async () => {
    await rm(directory, { recursive: true, force: true });
  });

  it('hold no tests, fixtures or build leftovers', () => {
    const unwanted = /\.test\.|(^|\/)(fixtures|node_modules|testing|test-support)\/|\.tsbuildinfo$/;
    const found = packed.flatMap(({ name, files }) =>
      files.filter((file) => unwanted.test(file)).map((file) => `${name}: ${file}`),
    );
    expect(found).toEqual([]);
  });

  it('hold no paths of this machine, and no specifiers that only pnpm knows', () => {
    const machinePaths = [repositoryRoot, `${homedir()}/`, directory];
    const found = packed.flatMap((entry) =>
      entry.files
        .filter((file) => /\.(js|json|map|md|ts)$/.test(file))
        .filter((file) => {
          const text = readFileSync(join(entry.directory, file), 'utf8');
          const isManifest = file === 'package.json';
          return machinePaths.some((path) => text.includes(path)) || (isManifest && /"(workspace|catalog):/.test(text));
        })
        .map((file) => `${entry.name}: ${file}`),
    );
    expect(found).toEqual([]);
  });

  it('have a size', () => {
    for (const { name, directory: unpacked, files, packedBytes } of packed) {
      const bytes = files.reduce((sum, file) => sum + readFileSync(join(unpacked, file)).length, 0);
      console.log(`${name}: ${files.length} files, ${kilobytes(packedBytes)} packed, ${kilobytes(bytes)} unpacked`);
    }
    expect(packed.length).toBeGreaterThan(0);
  });

  it("run the README's first example as plain JavaScript", async () => {
    const { example } = readmeInstructions();
    const compilerOptions = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 };
    await writeFile(join(project, 'app.js'), ts.transpileModule(example, { compilerOptions }).outputText);
    const printed = await runCommand(project, process.execPath, 'app.js');
    expect(printed).toMatch(/^cat 0\.\d\d\n\w+ 0\.\d\d\n\w+ 0\.\d\d\n$/);
  });

  it.each(['nodenext', 'bundler'])(
    "have types for the README's first example under %s resolution",
    async (resolution) => {
      await writeFile(join(project, 'app.ts'), readmeInstructions().example);
      const compilerOptions = {
        strict: true,
        noEmit: true,
        target: 'es2022',
        module: resolution === 'nodenext' ? 'nodenext' : 'esnext',
        moduleResolution: resolution,
        // The declarations speak of Symbol.asyncDispose, which TypeScript knows from this library, or from @types/node.
        lib: ['es2023', 'esnext.disposable', 'dom'],
        types: [],
      };
      await writeFile(join(project, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['app.ts'] }));
      const tsc = join(repositoryRoot, 'node_modules/typescript/bin/tsc');
      expect(await runCommand(project, process.execPath, tsc, '-p', '.')).toBe('');
    },
  );

  it('can be imported, each entry of each', async () => {
    const scope = join(project, 'node_modules/@automodel');
    const entries: string[] = [];
    for (const name of await readdir(scope)) {
      const { exports } = JSON.parse(await readFile(join(scope, name, 'package.json'), 'utf8'));
      // Files are programs of workers, which run where they are started.
      const paths = Object.keys(exports ?? {}).filter((path) => path !== './package.json' && !path.endsWith('.js'));
      entries.push(...paths.map((path) => `@automodel/${name}${path.slice(1)}`));
    }
    expect(entries).toContain('@automodel/onnx/serde');
    await writeFile(join(project, 'entries.js'), entries.map((entry) => `import '${entry}';`).join('\n'));
    expect(await runCommand(project, process.execPath, 'entries.js')).toBe('');
  });

  it('start a package of a new model type, which an author builds and tests at once', { timeout }, async () => {
    const into = join(directory, 'tiny-net');
    const command = join(project, 'node_modules/.bin/automodel');
    await runCommand(project, process.execPath, command, 'new-model', 'tiny-net', '--into', into);
    const manifest = JSON.parse(await readFile(join(into, 'package.json'), 'utf8'));
    const tarballs = Object.fromEntries(packed.map(({ name, tarball }) => [name, `file:${tarball}`]));
    for (const kind of ['peerDependencies', 'devDependencies'])
      for (const name of Object.keys(manifest[kind])) manifest[kind][name] = tarballs[name] ?? manifest[kind][name];
    await writeFile(join(into, 'package.json'), JSON.stringify({ ...manifest, overrides: tarballs }, undefined, 2));
    await runCommand(into, 'npm', 'install', '--ignore-scripts', '--no-audit', '--no-fund');
    await runCommand(into, 'npm', 'run', 'build');
    expect(await readdir(join(into, 'dist'))).toEqual(
      expect.arrayContaining(['index.js', 'index.d.ts', 'register.js']),
    );
    expect(stripVTControlCharacters(await runCommand(into, 'npm', 'test'))).toMatch(/Tests\s+2 passed/);
  });

  it('bring the command line with its model and samples', async () => {
    const command = join(project, 'node_modules/.bin/automodel');
    const printed = await runCommand(tmpdir(), process.execPath, command, 'classify', '--json');
    expect(printed).toContain('"cat"');
  });
});

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
