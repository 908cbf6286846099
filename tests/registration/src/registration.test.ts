import { mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { installCopies } from './install-copies.js';
import { runNode } from './run-node.js';

const { AUTOMODEL_TEST_TIER: tier, AUTOMODEL_TEST_TARGET: target } = process.env;
const timeout = 120_000;
const shared = [
  'contracts',
  'onnx',
  'core',
  'compiler',
  'engine',
  'backend-wasm',
  'model-resnet',
  'pipelines',
  'testing',
];
const packages = [...shared.map((name) => `packages/${name}`), 'apps/third-party-model'];

// Real packages in plain Node, outside of any test runner's module graph. It needs "npm run build".
describe.skipIf(tier !== 'all' || target === 'dist')('registration in one process', () => {
  let directory: string;

  beforeAll(async () => {
    directory = await realpath(await mkdtemp(join(tmpdir(), 'automodel-registration-')));
    await installCopies(directory, packages);
    await installCopies(join(directory, 'other'), packages);
  }, timeout);
  afterAll(async () => {
    await rm(directory, { recursive: true, force: true });
  });

  it('two copies of core share what is registered, and each runs the plugins of the other', { timeout }, async () => {
    const program = `
      import * as one from '@automodel/core';
      import * as other from './other/node_modules/@automodel/core/dist/index.js';
      import '@automodel/model-resnet/register';
      import './other/node_modules/@automodel/model-resnet/dist/register.js';
      import './other/node_modules/@automodel/backend-wasm/dist/register.js';
      import { ResNetConfig, ResNetForImageClassification } from '@automodel/model-resnet';
      import { tinyCheckpoint } from '@automodel/testing/app';

      const config = new ResNetConfig({ embedding_size: 4, hidden_sizes: [4], depths: [1], layer_type: 'basic', num_labels: 3 });
      const files = await tinyCheckpoint(ResNetForImageClassification, config);
      const run = async ({ AutoModelForImageClassification, Tensor }) => {
        const model = await AutoModelForImageClassification.fromPretrained(files, { device: 'wasm' });
        const pixelValues = new Tensor('float32', new Float32Array(3 * 32 * 32).fill(1), [1, 3, 32, 32]);
        const { logits } = await model.forward({ pixelValues });
        await model.dispose();
        return Array.from(logits.data);
      };
      const error = await other.AutoModel.fromPretrained({ 'config.json': '{"model_type":"none"}' }).catch((thrown) => thrown);
      console.log(JSON.stringify({
        areTwo: one.AutoModel !== other.AutoModel,
        models: one.globalRegistry().list('model').map(({ key }) => key),
        backends: other.globalRegistry().list('backend').map(({ key }) => key),
        logits: [await run(one), await run(other)],
        isError: [one.UnknownModelTypeError.is(error), error instanceof one.UnknownModelTypeError],
      }));`;
    const result = await runNode(directory, 'two-cores.mjs', program);
    expect(result).toMatchObject({ areTwo: true, models: ['resnet'], backends: ['wasm'], isError: [true, false] });
    const { logits } = result as { readonly logits: readonly [readonly number[], readonly number[]] };
    expect(logits[0]).toHaveLength(3);
    expect(logits[1]).toEqual(logits[0]);
  });

  it('CommonJS beside ES modules is one copy', { timeout }, async () => {
    const program = `
      const required = require('@automodel/core');
      require('@automodel/model-resnet/register');
      import('@automodel/core').then(async (imported) => {
        await import('@automodel/model-resnet/register');
        console.log(JSON.stringify({
          isSame: required.AutoModel === imported.AutoModel,
          models: imported.globalRegistry().list('model').map(({ key }) => key),
        }));
      });`;
    expect(await runNode(directory, 'both.cjs', program)).toEqual({ isSame: true, models: ['resnet'] });
  });

  it('a module that is loaded again, as hot reloading does, registers nothing anew', { timeout }, async () => {
    const program = `
      import { globalRegistry } from '@automodel/core';
      import { pathToFileURL } from 'node:url';
      const register = pathToFileURL('node_modules/automodel-model-cifar-resnet/dist/register.js').href;
      await import(register);
      const first = globalRegistry().find('model', 'cifar_resnet');
      await import(register + '?reloaded');
      console.log(JSON.stringify({
        isFirst: globalRegistry().find('model', 'cifar_resnet') === first,
        models: globalRegistry().list('model').map(({ key }) => key),
      }));`;
    expect(await runNode(directory, 'reload.mjs', program)).toEqual({ isFirst: true, models: ['cifar_resnet'] });
  });

  it('of two versions the first stays; another contract is an error on use alone', { timeout }, async () => {
    const program = `
      import { AutoConfig, createRegistry, globalRegistry } from '@automodel/core';
      import { cifarResNet } from 'automodel-model-cifar-resnet';
      const version = (number, contract = 1) =>
        ({ ...cifarResNet, package: { ...cifarResNet.package, version: number }, contract });
      const registry = createRegistry().use(version('1.0.0'), version('1.1.0'));
      const first = registry.find('model', 'cifar_resnet').package.version;
      registry.register(version('2.0.0', 2));
      const failure = (work) => { try { return work(); } catch (error) { return error.code; } };
      const isolated = AutoConfig.forModel('cifar_resnet', {}, { registry: createRegistry().use(cifarResNet) }).model_type;
      console.log(JSON.stringify({
        first,
        listed: registry.list('model').length,
        onUse: failure(() => AutoConfig.forModel('cifar_resnet', {}, { registry })),
        other: failure(() => registry.register({ ...cifarResNet, package: { name: 'another', version: '1.0.0' } })),
        isolated,
        global: globalRegistry().list('model').length,
      }));`;
    expect(await runNode(directory, 'versions.mjs', program)).toEqual({
      first: '1.0.0',
      listed: 1,
      onUse: 'PLUGIN_CONFLICT',
      other: 'PLUGIN_CONFLICT',
      isolated: 'cifar_resnet',
      global: 0,
    });
  });

  it('every public entry can be required', { timeout }, async () => {
    const entries: string[] = [];
    for (const name of shared) {
      const { exports } = JSON.parse(
        await readFile(join(directory, 'node_modules/@automodel', name, 'package.json'), 'utf8'),
      );
      // The entry of testing holds vitest's suites, which run in vitest alone; files are programs of workers.
      const paths = Object.keys(exports).filter(
        (path) => path !== './package.json' && !path.endsWith('.js') && !(name === 'testing' && path === '.'),
      );
      entries.push(...paths.map((path) => `@automodel/${name}${path.slice(1)}`));
    }
    await writeFile(join(directory, 'entries.json'), JSON.stringify(entries));
    const program = `
      const failed = require('./entries.json').flatMap((entry) => {
        try { require(entry); return []; } catch (error) { return [entry + ': ' + error.message]; }
      });
      console.log(JSON.stringify(failed));`;
    expect(await runNode(directory, 'entries.cjs', program)).toEqual([]);
  });
});
