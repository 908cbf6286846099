import {
  type ByteSource,
  createRegistry,
  InvalidConfigError,
  InvalidOptionError,
  NoMatchingWeightsError,
  type Source,
  UnknownModelTypeError,
  UnsupportedDataTypeError,
  UnsupportedHeadError,
} from '@automodel/contracts';
import { describe, expect, it } from 'vitest';
import { encodeSafetensors } from '../checkpoint/encode-safetensors.js';
import { defineModel } from '../model/define-model.js';
import { memorySource } from '../sources/memory-source.js';
import { Tensor } from '../tensor.js';
import { FakeBackend } from '../test-support/fake-backend.js';
import { ToyConfig, toy, toyFiles } from '../test-support/toy-model.js';
import { AutoBackbone } from './auto-backbone.js';
import { AutoConfig } from './auto-config.js';
import { AutoModel } from './auto-model.js';
import { AutoModelForImageClassification } from './auto-model-for-image-classification.js';

const registry = createRegistry();
const pixelValues = new Tensor('float32', new Float32Array(3), [1, 3, 1, 1]);

function start() {
  const backend = new FakeBackend();
  return { backend, options: { registry, use: [toy, backend] } };
}

/** Files in memory that know which are open, and call back before each read. */
function watchedSource(beforeRead: () => void = () => undefined): { source: Source; open: Set<ByteSource> } {
  const open = new Set<ByteSource>();
  const memory = memorySource(toyFiles);
  const source: Source = {
    ...memory,
    async open(path, options) {
      const file = await memory.open(path, options);
      if (file === undefined) return undefined;
      const watched: ByteSource = {
        size: file.size,
        async read(...request) {
          beforeRead();
          return file.read(...request);
        },
        async close() {
          open.delete(watched);
          await file.close();
        },
      };
      open.add(watched);
      return watched;
    },
  };
  return { source, open };
}

describe('Auto classes', () => {
  it('take the class of their task, and say which others there are', async () => {
    const { options } = start();
    const base = await AutoModel.fromPretrained(toyFiles, options);
    const classifier = await AutoModelForImageClassification.fromPretrained(toyFiles, options);
    expect([base.className, classifier.className]).toEqual(['ToyModel', 'ToyForImageClassification']);
    expect(base.loadingInfo).toMatchObject({ missingKeys: [], unexpectedKeys: [] });
    const error = await AutoBackbone.fromPretrained(toyFiles, options).catch((reason: unknown) => reason);
    expect(UnsupportedHeadError.is(error)).toBe(true);
    expect(String(error)).toContain('no class for AutoBackbone. Use "AutoModel", "AutoModelForImageClassification".');
    await Promise.all([base.dispose(), classifier.dispose()]);
  });

  it('give the outputs of the table: hidden states on request, in the config or in the call', async () => {
    const { backend, options } = start();
    const model = await AutoModel.fromPretrained(toyFiles, options);
    expect(Object.keys(await model.forward({ pixelValues }))).toEqual(['lastHiddenState', 'poolerOutput']);
    const withStates = await model.forward({ pixelValues }, { outputHiddenStates: true, signal: undefined });
    expect(withStates.hiddenStates).toHaveLength(1);
    expect(backend.sessions).toHaveLength(2);
    const verbose = await AutoModel.fromPretrained(toyFiles, { ...options, config: { output_hidden_states: true } });
    expect((await verbose.forward({ pixelValues })).hiddenStates).toHaveLength(1);
    expect((await verbose.forward({ pixelValues }, { outputHiddenStates: false })).hiddenStates).toBeUndefined();
    await Promise.all([model.dispose(), verbose.dispose()]);
    expect(backend.sessions.every(({ state }) => state.isDisposed)).toBe(true);
  });

  it('answer concurrent calls with different outputs, each with its own', async () => {
    const { backend, options } = start();
    const model = await AutoModel.fromPretrained(toyFiles, options);
    const calls = Array.from({ length: 20 }, (_, index) =>
      model.forward({ pixelValues }, { outputHiddenStates: index % 2 === 1 }),
    );
    const counts = (await Promise.all(calls)).map(({ hiddenStates }) => hiddenStates?.length ?? 0);
    expect(counts).toEqual(Array.from({ length: 20 }, (_, index) => index % 2));
    expect(backend.sessions).toHaveLength(2);
    await model.dispose();
  });

  it('take undefined for every option', async () => {
    const { backend } = start();
    const model = await AutoModel.fromPretrained(toyFiles, {
      use: [toy, backend],
      registry: undefined,
      device: undefined,
      seed: undefined,
      signal: undefined,
      onProgress: undefined,
      config: undefined,
      variant: undefined,
      ignoreMismatchedSizes: undefined,
      allowFreshInit: undefined,
    });
    expect(model.device).toBe('fake');
    await model.dispose();
  });

  it('take a config in the place of the file, or fields of one, the model type among them', async () => {
    const { options } = start();
    const { 'model.safetensors': weights } = toyFiles;
    const config = new ToyConfig({ num_labels: 7 });
    const whole = await AutoModel.fromPretrained({ 'model.safetensors': weights }, { ...options, config });
    expect(whole.config).toBe(config);
    const untyped = { 'config.json': '{}', 'model.safetensors': weights };
    const part = await AutoModel.fromPretrained(untyped, { ...options, config: { model_type: 'toy', num_labels: 3 } });
    expect(part.config.num_labels).toBe(3);
    await Promise.all([whole.dispose(), part.dispose()]);
    const error = await AutoModel.fromPretrained(untyped, options).catch((reason: unknown) => reason);
    expect(InvalidConfigError.is(error)).toBe(true);
    expect(String(error)).toContain('memory/config.json is not valid: "model_type" is missing.');
  });

  it('ask the plugins about a config without a model type', async () => {
    const { options, backend } = start();
    const named = defineModel({
      modelType: 'toy',
      package: { name: 'recognizing', version: '1.0.0' },
      config: ToyConfig,
      heads: toy.heads,
      recognizes: ({ architecture }) => architecture === 'toy-1',
    });
    const use = [named, backend];
    const untyped = { ...toyFiles, 'config.json': '{"architecture":"toy-1"}' };
    const model = await AutoModel.fromPretrained(untyped, { ...options, use });
    expect(model.className).toBe('ToyModel');
    await model.dispose();
    const other = { ...toyFiles, 'config.json': '{"architecture":"other"}' };
    await expect(AutoModel.fromPretrained(other, { ...options, use })).rejects.toThrow('"model_type" is missing');
    const timm = { ...toyFiles, 'config.json': '{"architecture":"other","pretrained_cfg":{}}' };
    await expect(AutoModel.fromPretrained(timm, { ...options, use })).rejects.toThrow('@automodel/model-timm');
  });

  it('make fresh models of a config', async () => {
    const { options } = start();
    const model = await AutoModel.fromConfig(AutoConfig.forModel('toy', { num_labels: 1 }, options), options);
    expect(model.loadingInfo.missingKeys).toEqual(['scale']);
    await model.dispose();
    await expect(AutoModel.fromConfig(new ToyConfig(), { ...options, seed: -1 })).rejects.toSatisfy((error) =>
      InvalidOptionError.is(error),
    );
    await expect(AutoModel.fromConfig(new ToyConfig({ model_type: 'none' }), options)).rejects.toThrow(
      'The model type "none" is not registered. Registered are "toy".',
    );
    expect(() => AutoConfig.forModel('toi', {}, options)).toThrow(UnknownModelTypeError);
  });

  it('refuse integers in the place of floats: quantized weights are no weights without their scales', async () => {
    const { options } = start();
    const weight = { dataType: 'int8', dims: [1], bytes: Uint8Array.of(3) } as const;
    const files = { ...toyFiles, 'model.safetensors': encodeSafetensors(new Map([['toy.scale', weight]])) };
    const error = await AutoModel.fromPretrained(files, options).catch((reason: unknown) => reason);
    expect(UnsupportedDataTypeError.is(error)).toBe(true);
    expect(String(error)).toContain('The weight "toy.scale" in model.safetensors has the data type int8');
  });

  it('refuse a checkpoint of which nothing fits', async () => {
    const { options } = start();
    const weight = { dataType: 'float32', dims: [1], bytes: new Uint8Array(4) } as const;
    const files = { ...toyFiles, 'model.safetensors': encodeSafetensors(new Map([['vit.scale', weight]])) };
    await expect(AutoModel.fromPretrained(files, options)).rejects.toSatisfy((error) =>
      NoMatchingWeightsError.is(error),
    );
  });

  it('leave nothing open or allocated, whatever read is the last before an abort', async () => {
    let loaded = false;
    for (let allowed = 0; !loaded; allowed++) {
      const { backend, options } = start();
      const controller = new AbortController();
      let reads = 0;
      const { source, open } = watchedSource(() => {
        if (reads === allowed) controller.abort(new Error('enough'));
        reads += 1;
      });
      const result = await AutoModel.fromPretrained(source, { ...options, signal: controller.signal }).catch(
        (reason: unknown) => reason,
      );
      loaded = reads <= allowed;
      if (loaded) continue;
      expect(String(result)).toContain('enough');
      expect(open.size).toBe(0);
      expect(backend.sessions.every(({ state }) => state.isDisposed)).toBe(true);
    }
  });

  it.each(['is aborted', 'fails'])('leave nothing open or allocated when making the session %s', async (how) => {
    const { backend, options } = start();
    const controller = new AbortController();
    const { source, open } = watchedSource();
    backend.beforeCreate = async () => {
      if (how === 'fails') throw new Error('enough');
      controller.abort(new Error('enough'));
    };
    await expect(AutoModel.fromPretrained(source, { ...options, signal: controller.signal })).rejects.toThrow('enough');
    expect(open.size).toBe(0);
    expect(backend.sessions.every(({ state }) => state.isDisposed)).toBe(true);
  });

  it.each([{ device: 'nope' }, { device: [] }, { config: { num_labels: 'x' } }, { variant: 'fp16' }, { seed: 0.5 }])(
    'leave nothing open with %j',
    async (wrong) => {
      const { options } = start();
      const { source, open } = watchedSource();
      await expect(AutoModel.fromPretrained(source, { ...options, ...wrong })).rejects.toThrow();
      expect(open.size).toBe(0);
    },
  );
});

describe('forward', () => {
  it('says what it takes, to callers without types too', async () => {
    const { options } = start();
    const model = await AutoModel.fromPretrained(toyFiles, options);
    const call = (value: unknown) => model.forward({ pixelValues: value as Tensor });
    await expect(call(undefined)).rejects.toThrow(
      'The input "pixelValues" must be float32 [batch, 3, height, width], but it is missing.',
    );
    await expect(call(new Float32Array(3))).rejects.toThrow('but it is no Tensor.');
    await expect(call(null)).rejects.toThrow('but it is missing.');
    await expect(call(new Tensor('float32', [], [0, 3, 1, 1]))).rejects.toThrow('float32 [0, 3, 1, 1]');
    await model.dispose();
  });
});

describe('defineModel', () => {
  it('refuses a config class of another model type', () => {
    const { package: identity, heads } = toy;
    expect(() => defineModel({ modelType: 'toi', package: identity, config: ToyConfig, heads })).toThrow(
      'it is "toi", but the config class has the modelType "toy"',
    );
  });
});
