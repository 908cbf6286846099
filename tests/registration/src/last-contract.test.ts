import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { installCopies } from './install-copies.js';
import { repositoryRoot } from './repository-root.js';
import { runNode } from './run-node.js';

const run = promisify(execFile);
const { AUTOMODEL_TEST_TIER: tier, AUTOMODEL_TEST_TARGET: target } = process.env;
const timeout = 300_000;
const example = join(repositoryRoot, 'apps/third-party-model/src');

// It needs "npm run build"; last-contract.json is written by scripts/write-last-contract.mjs at each release.
describe.skipIf(tier !== 'all' || target === 'dist')("a package built against the last release's declarations", () => {
  let directory: string;

  beforeAll(async () => {
    directory = await realpath(await mkdtemp(join(tmpdir(), 'automodel-contract-')));
    await compileExample(join(directory, 'older'));
    const packages = ['contracts', 'onnx', 'core', 'pipelines', 'compiler', 'engine', 'backend-wasm'];
    await installCopies(
      directory,
      packages.map((name) => `packages/${name}`),
    );
    await cp(join(directory, 'older/dist'), join(directory, 'model'), { recursive: true });
  }, timeout);
  afterAll(async () => {
    await rm(directory, { recursive: true, force: true });
  });

  it('loads and runs with the packages as they are now', { timeout }, async () => {
    await writeFile(join(directory, 'package.json'), '{"type":"module"}');
    const program = `
      import { AutoImageProcessor, AutoModelForImageClassification } from '@automodel/core';
      import { wasm } from '@automodel/backend-wasm';
      import { CifarResNetConfig, cifarImageProcessor, cifarResNet } from './model/index.js';

      const use = [wasm(), cifarResNet, cifarImageProcessor];
      const config = new CifarResNetConfig({ hidden_sizes: [4, 8], blocks_per_stage: [1, 1], num_labels: 3 });
      const model = await AutoModelForImageClassification.fromConfig(config, { use });
      const processor = await AutoImageProcessor.fromPretrained({ 'config.json': '{"model_type":"cifar_resnet"}', 'preprocessor_config.json': '{}' }, { use });
      const { logits } = await model.forward(await processor(new Uint8Array(3072)));
      console.log(JSON.stringify({ className: model.className, dims: logits.dims, contract: cifarResNet.contract }));
      await model.dispose();`;
    expect(await runNode(directory, 'app.mjs', program)).toEqual({
      className: 'CifarResNetForImageClassification',
      dims: [1, 3],
      contract: 1,
    });
  });
});

/** Compiles the third party's model type as its author would have with the last release installed. */
async function compileExample(folder: string): Promise<void> {
  const declarations: Readonly<Record<string, string>> = JSON.parse(
    await readFile(join(repositoryRoot, 'tests/registration/last-contract.json'), 'utf8'),
  );
  for (const [path, text] of Object.entries(declarations)) {
    const file = join(folder, 'node_modules', path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
  const common = join(repositoryRoot, 'packages/core/node_modules/onnxruntime-common');
  await symlink(common, join(folder, 'node_modules/onnxruntime-common'), 'dir');
  const sources = (await readdir(example)).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));
  await mkdir(join(folder, 'src'));
  for (const name of sources) await cp(join(example, name), join(folder, 'src', name));
  await writeFile(join(folder, 'package.json'), '{"type":"module"}');
  const compilerOptions = {
    target: 'es2022',
    module: 'nodenext',
    strict: true,
    declaration: true,
    isolatedDeclarations: true,
    lib: ['es2023', 'esnext.disposable', 'dom', 'dom.iterable', 'dom.asynciterable'],
    types: [],
    rootDir: 'src',
    outDir: 'dist',
  };
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['src'] }));
  const tsc = join(repositoryRoot, 'node_modules/typescript/bin/tsc');
  await run(process.execPath, [tsc, '-p', folder]).catch((failure: { readonly stdout: string }) => {
    throw new Error(`It does not compile any more:\n${failure.stdout}`);
  });
}
