import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onnxruntime } from '@automodel/backend-onnxruntime/node';
import {
  AutoBackbone,
  AutoConfig,
  AutoImageProcessor,
  AutoModel,
  AutoModelForImageClassification,
  AutomodelError,
  createRegistry,
  DisposedError,
  type ErrorCode,
  type LoadOptions,
  type Plugin,
  type SourceInput,
  Tensor,
} from '@automodel/core';
import { resnet } from '@automodel/model-resnet';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { use } from './devices.js';
import { fixture } from './fixtures.js';

const checkpoint = fixture('hf-tiny/basic');

/** The error of a rejected promise, whose code must be the one expected. */
async function failure(promise: Promise<unknown>, code: ErrorCode): Promise<string> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!AutomodelError.is(error)) throw new TypeError(`expected an AutomodelError, got ${String(error)}`);
  expect(error.code).toBe(code);
  expect(error.remedy.length).toBeGreaterThan(10);
  expect(error.message.endsWith(error.remedy)).toBe(true);
  return error.message;
}

const load = (source: SourceInput, options: LoadOptions = {}) =>
  AutoModelForImageClassification.fromPretrained(source, { use, ...options });

describe('bad checkpoints', () => {
  let config: string;
  let weights: Uint8Array;

  beforeAll(async () => {
    config = await readFile(join(checkpoint, 'config.json'), 'utf8');
    weights = await readFile(join(checkpoint, 'model.safetensors'));
  });

  it('a model type that is known but not registered names the package and the line', async () => {
    const message = await failure(
      AutoModelForImageClassification.fromPretrained(checkpoint, { registry: createRegistry() }),
      'UNKNOWN_MODEL_TYPE',
    );
    expect(message).toContain('"resnet"');
    expect(message).toContain('npm install @automodel/model-resnet');
    expect(message).toContain("import '@automodel/model-resnet/register'");
  });

  it('a model type that nobody knows says how to find or write one', async () => {
    const files = { 'config.json': JSON.stringify({ model_type: 'resnot', auto_map: {} }) };
    const message = await failure(load(files), 'UNKNOWN_MODEL_TYPE');
    expect(message).toContain('"resnot"');
    expect(message).toContain('Registered are "resnet"');
    expect(message).toContain('automodel-model');
    expect(message).toContain('automodel new-model');
    expect(message).toContain('auto_map');
  });

  it('no model type, and timm configs', async () => {
    expect(await failure(load({ 'config.json': '{}' }), 'INVALID_CONFIG')).toContain('"model_type" is missing');
    const timm = { 'config.json': JSON.stringify({ architecture: 'resnet18', pretrained_cfg: {} }) };
    expect(await failure(load(timm), 'UNKNOWN_MODEL_TYPE')).toContain('timm_wrapper');
  });

  it('a directory that is none, and a Hub id', async () => {
    expect(await failure(load('no/such/directory/here'), 'MISSING_FILE')).toContain('no/such/directory/here');
    const offline = { localFilesOnly: true, cacheDir: 'no/such/cache' };
    expect(await failure(load('microsoft/resnet-50', offline), 'CACHE_FAILED')).toContain('microsoft/resnet-50');
  });

  it('missing files name what is there', async () => {
    expect(await failure(load({ 'model.safetensors': weights }), 'MISSING_FILE')).toContain('"config.json"');
    const message = await failure(load({ 'config.json': config, 'readme.txt': '' }), 'MISSING_FILE');
    expect(message).toContain('"model.safetensors"');
    expect(message).toContain('"readme.txt"');
    const pickled = { 'config.json': config, 'pytorch_model.bin': new Uint8Array(9) };
    expect(await failure(load(pickled), 'MISSING_FILE')).toContain('save_pretrained');
  });

  it('a config that is not JSON says what it looks like', async () => {
    const withConfig = (text: string) => failure(load({ 'config.json': text }), 'INVALID_CONFIG');
    expect(await withConfig('<!doctype html><html></html>')).toContain('HTML');
    expect(await withConfig('')).toContain('empty');
    expect(await withConfig('[1, 2]')).toContain('array');
    expect(await withConfig('version https://git-lfs.github.com/spec/v1')).toContain('Git LFS');
    expect(await withConfig('{"model_type": "resnet"')).toContain('not JSON');
  });

  it('fields of the wrong type or value are named with what is valid', async () => {
    const withField = (fields: object) =>
      failure(load({ 'config.json': JSON.stringify({ model_type: 'resnet', ...fields }) }), 'INVALID_CONFIG');
    expect(await withField({ layer_type: 'botleneck' })).toContain(
      '"botleneck", which is not one of "bottleneck", "basic"',
    );
    expect(await withField({ hidden_act: 'gelo' })).toContain('"gelu"');
    expect(await withField({ depths: [1, -1] })).toContain('"depths" is [1,-1]');
    expect(await withField({ depths: [1], hidden_sizes: [1, 2] })).toContain('"depths" has 1 stages');
    expect(await withField({ num_channels: '3' })).toContain('"num_channels" is "3"');
    expect(await withField({ num_layers: 20 })).toContain('18, 34, 50, 101, 152');
    expect(await withField({ num_labels: 1, problem_type: 'single_label_classification' })).toContain('problem_type');
  });

  it.each([0, 4, 8, 100, 5000, 100_000])('safetensors cut off after %i bytes', async (length) => {
    const files = { 'config.json': config, 'model.safetensors': weights.slice(0, length) };
    const message = await failure(load(files), 'INVALID_SAFETENSORS');
    expect(message).toContain('memory/model.safetensors');
  });

  it('safetensors whose header lies', async () => {
    const encode = (header: string | object, data = 0): Uint8Array => {
      const json = new TextEncoder().encode(typeof header === 'string' ? header : JSON.stringify(header));
      const bytes = new Uint8Array(8 + json.length + data);
      new DataView(bytes.buffer).setBigUint64(0, BigInt(json.length), true);
      bytes.set(json, 8);
      return bytes;
    };
    const withWeights = (bytes: Uint8Array) =>
      failure(load({ 'config.json': config, 'model.safetensors': bytes }), 'INVALID_SAFETENSORS');
    const tensor = { dtype: 'F32', shape: [2], data_offsets: [0, 8] };
    expect(await withWeights(encode('{'))).toContain('not JSON');
    expect(await withWeights(encode({ a: { ...tensor, dtype: 'F99' } }, 8))).toContain('"F99"');
    expect(await withWeights(encode({ a: { ...tensor, shape: [3] } }, 8))).toContain('tensor "a" has 8 bytes');
    expect(await withWeights(encode({ a: { ...tensor, shape: [-2] } }, 8))).toContain('shape');
    expect(await withWeights(encode({ a: tensor, b: tensor }, 16))).toContain('overlaps');
    expect(await withWeights(encode({ a: { ...tensor, data_offsets: [8, 16] } }, 16))).toContain('gap');
    expect(await withWeights(encode({ a: tensor }, 12))).toContain('4 bytes after its last tensor');
    expect(await withWeights(encode({ a: tensor }, 4))).toContain('truncated');
    const html = new TextEncoder().encode('<!doctype html><html><body>Not found</body></html>');
    expect(await withWeights(html)).toContain('HTML');
  });

  it('an index that lies', async () => {
    const withIndex = (index: object | string, files: Record<string, Uint8Array> = {}) =>
      load({
        'config.json': config,
        'model.safetensors.index.json': typeof index === 'string' ? index : JSON.stringify(index),
        ...files,
      });
    expect(await failure(withIndex({}), 'INVALID_CHECKPOINT')).toContain('weight_map');
    expect(await failure(withIndex('nope'), 'INVALID_CONFIG')).toContain('model.safetensors.index.json');
    const outside = { weight_map: { a: '../other/model.safetensors' } };
    expect(await failure(withIndex(outside), 'INVALID_CHECKPOINT')).toContain('outside');
    const missing = { weight_map: { a: 'model-00001-of-00002.safetensors' } };
    expect(await failure(withIndex(missing), 'MISSING_FILE')).toContain('model-00001-of-00002.safetensors');
    const wrong = { weight_map: { nothing: 'one.safetensors' } };
    expect(await failure(withIndex(wrong, { 'one.safetensors': weights }), 'INVALID_CHECKPOINT')).toContain(
      '"nothing"',
    );
  });
});

describe('bad calls', () => {
  it('an unknown device names the nearest', async () => {
    expect(await failure(load(checkpoint, { device: 'cpuu' }), 'UNKNOWN_DEVICE')).toContain('"cpu"');
    expect(await failure(load(checkpoint, { device: ['cpu', 'gpu'] }), 'UNKNOWN_DEVICE')).toContain('"gpu"');
    const noBackend = AutoModel.fromPretrained(checkpoint, { use: resnet, registry: createRegistry() });
    expect(await failure(noBackend, 'DEVICE_UNAVAILABLE')).toContain('No backend is registered');
  });

  it('an unknown option names the right one', async () => {
    const options: object = { use, progress_callback: () => undefined };
    expect(await failure(load(checkpoint, options), 'INVALID_OPTION')).toContain('Use "onProgress"');
    const misspelt: object = { use, ignoreMismatchedSize: true };
    expect(await failure(load(checkpoint, misspelt), 'INVALID_OPTION')).toContain('"ignoreMismatchedSizes"');
  });

  it('a head that the model type does not have', async () => {
    const headless: Plugin = { ...resnet, key: 'resnet', heads: { base: resnet.heads.base } } as Plugin;
    const registry = createRegistry().use(onnxruntime(), headless);
    expect(await failure(AutoBackbone.fromPretrained(checkpoint, { registry }), 'UNSUPPORTED_HEAD')).toContain(
      '"AutoModel"',
    );
  });

  it('an image processor that is not registered, or not there', async () => {
    const files = {
      'config.json': '{"model_type":"resnet"}',
      'preprocessor_config.json': '{"image_processor_type":"FooImageProcessor"}',
    };
    const message = await failure(AutoImageProcessor.fromPretrained(files, { use }), 'UNKNOWN_IMAGE_PROCESSOR');
    expect(message).toContain('"FooImageProcessor"');
    expect(message).toContain('@automodel/image/register');
    expect(await failure(AutoImageProcessor.fromPretrained(checkpoint, { use }), 'MISSING_FILE')).toContain(
      'preprocessor_config.json',
    );
  });

  it('tensors of the wrong type or shape say which is right', async () => {
    const model = await load(checkpoint);
    const run = (tensor: Tensor) => failure(model.forward({ pixelValues: tensor }), 'INVALID_TENSOR');
    const message = await run(new Tensor('float32', new Float32Array(64 * 64), [1, 1, 64, 64]));
    expect(message).toContain('float32 [batch, 3, height, width]');
    expect(message).toContain('[1, 1, 64, 64]');
    expect(message).toContain('channel dimension');
    expect(await run(new Tensor('float32', new Float32Array(3 * 64 * 64), [3, 64, 64]))).toContain('[3, 64, 64]');
    expect(await run(new Tensor('float64', new Float64Array(3 * 64 * 64), [1, 3, 64, 64]))).toContain('float64');
    // One bad run does not spoil the next.
    const { logits } = await model.forward({
      pixelValues: new Tensor('float32', new Float32Array(3 * 64 * 64), [1, 3, 64, 64]),
    });
    expect(logits.dims).toEqual([1, 5]);
    await model.dispose();
  });

  it('a model that was disposed says so; dispose again is harmless', async () => {
    const model = await load(checkpoint);
    await Promise.all([model.dispose(), model.dispose()]);
    await model.dispose();
    const pixelValues = new Tensor('float32', new Float32Array(3 * 64 * 64), [1, 3, 64, 64]);
    await expect(model.forward({ pixelValues })).rejects.toSatisfy((error) => DisposedError.is(error));
  });

  it('an aborted load and an aborted run reject with the reason', async () => {
    const signal = AbortSignal.abort(new Error('enough'));
    await expect(load(checkpoint, { signal })).rejects.toThrow('enough');
    const model = await load(checkpoint);
    const pixelValues = new Tensor('float32', new Float32Array(3 * 64 * 64), [1, 3, 64, 64]);
    await expect(model.forward({ pixelValues }, { signal })).rejects.toThrow('enough');
    await model.forward({ pixelValues });
    await model.dispose();
  });

  it('AutoConfig gives the class of the model type and keeps unknown fields', async () => {
    const config = await AutoConfig.fromPretrained(checkpoint, { use, config: { my_own_field: 'kept' } });
    expect(config.toJSON()).toMatchObject({ my_own_field: 'kept', depths: [1, 1, 2, 1] });
    expect(() => AutoConfig.forModel('resnt', {}, { use })).toThrow('"resnet"');
  });
});

describe('what failed leaves nothing open', () => {
  const openFiles = async (directory: string): Promise<number> => {
    const { readlink } = await import('node:fs/promises');
    const links = (await readdir('/proc/self/fd')).map((fd) => readlink(`/proc/self/fd/${fd}`).catch(() => ''));
    return (await Promise.all(links)).filter((path) => path.startsWith(directory)).length;
  };
  let directory: string;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'automodel-errors-'));
  });
  afterAll(async () => {
    await rm(directory, { recursive: true });
  });

  it.skipIf(process.platform !== 'linux')('no file, whatever the failure', async () => {
    const config = await readFile(join(checkpoint, 'config.json'), 'utf8');
    const weights = await readFile(join(checkpoint, 'model.safetensors'));
    await writeFile(join(directory, 'config.json'), config);
    await writeFile(join(directory, 'model.safetensors'), weights);
    await failure(load(directory, { device: 'nope' }), 'UNKNOWN_DEVICE');
    await failure(load(directory, { config: { num_labels: 3 } }), 'SHAPE_MISMATCH');
    await writeFile(join(directory, 'model.safetensors'), weights.subarray(0, 1000));
    await failure(load(directory), 'INVALID_SAFETENSORS');
    expect(await openFiles(directory)).toBe(0);
    await writeFile(join(directory, 'model.safetensors'), weights);
    const model = await load(directory);
    expect(await openFiles(directory)).toBe(1);
    await model.dispose();
    expect(await openFiles(directory)).toBe(0);
  });
});
