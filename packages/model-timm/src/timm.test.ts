import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { onnxruntime } from '@automodel/backend-onnxruntime/node';
import {
  AutoConfig,
  AutoImageProcessor,
  AutoModelForImageClassification,
  buildModelGraph,
  encodeSafetensors,
  readSafetensors,
} from '@automodel/core';
import { imageProcessors } from '@automodel/image';
import { relativeError } from '@automodel/testing';
import { describe, expect, it } from 'vitest';
import { listModels } from './list-models.js';
import { resolveDataConfig } from './resolve-data-config.js';
import { formulaCheckpoint, formulaPixelValues } from './test-support/formula-checkpoint.js';
import { readRecorded } from './test-support/recorded-networks.js';
import { timm } from './timm.js';
import { TimmWrapperConfig } from './timm-wrapper-config.js';
import { TimmWrapperForImageClassification } from './timm-wrapper-for-image-classification.js';

const use = [onnxruntime(), imageProcessors, timm];
const recorded = await readRecorded('test_resnet');
const savedByTransformers = new URL('../../../../shared/fixtures/timm-wrapper/test_resnet/', import.meta.url);

describe('timm', () => {
  it("loads what Transformers saves: a model type, and keys under 'timm_model.'", async () => {
    const files = formulaCheckpoint(recorded);
    const tensors = await readSafetensors(bytesOf(files));
    const prefixed = new Map([...tensors].map(([key, tensor]) => [`timm_model.${key}`, tensor]));
    const checkpoint = {
      'config.json': JSON.stringify({
        ...recorded.config,
        model_type: 'timm_wrapper',
        model_args: null,
        do_pooling: true,
      }),
      'model.safetensors': encodeSafetensors(prefixed),
    };
    const model = await AutoModelForImageClassification.fromPretrained(checkpoint, { use });
    expect(model.loadingInfo).toEqual({ missingKeys: [], unexpectedKeys: [], mismatchedKeys: [] });
    const { logits } = await model.forward({ pixelValues: formulaPixelValues([1, 3, 160, 160]) });
    const error = relativeError(Array.from(logits.data, Number), recorded.logits.flat());
    expect(error.relativeError).toBeLessThanOrEqual(5e-6);
    await model.dispose();
  });

  it.skipIf(!existsSync(savedByTransformers))(
    "loads timm's own trained test network as Transformers saved it",
    async () => {
      const { pathname } = savedByTransformers;
      const model = await AutoModelForImageClassification.fromPretrained(pathname, { use });
      expect(model.loadingInfo).toEqual({ missingKeys: [], unexpectedKeys: [], mismatchedKeys: [] });
      const { label_names: names } = JSON.parse(await readFile(new URL('config.json', savedByTransformers), 'utf8'));
      expect(Object.values(model.config.id2label)).toEqual(names);
      expect(Object.values(new TimmWrapperConfig().id2label)).toEqual(names);
      await model.dispose();
    },
  );

  it("prepares images by the config's pretrained_cfg", async () => {
    const processor = await AutoImageProcessor.fromPretrained(formulaCheckpoint(recorded), { use });
    expect(processor.type).toBe('TimmWrapperImageProcessor');
    const config = await AutoConfig.fromPretrained(formulaCheckpoint(recorded), { use });
    expect(config).toBeInstanceOf(TimmWrapperConfig);
    if (!(config instanceof TimmWrapperConfig)) return;
    expect(processor.settings).toMatchObject(resolveDataConfig(config));
  });

  it('refuses a network that it does not have, by its config alone', async () => {
    const config = { architecture: 'resnetv2_50', num_classes: 1000, pretrained_cfg: {} };
    const checkpoint = { 'config.json': JSON.stringify(config) };
    await expect(AutoModelForImageClassification.fromPretrained(checkpoint, { use })).rejects.toMatchObject({
      code: 'INVALID_CONFIG',
      field: 'architecture',
      message: expect.stringContaining('"resnet50"'),
    });
  });
});

describe('TimmWrapperConfig', () => {
  it.each(listModels())('has a graph for %s', (architecture) => {
    const config = new TimmWrapperConfig({ architecture });
    const { declarations } = buildModelGraph(TimmWrapperForImageClassification, config);
    expect(declarations.at(-1)).toMatchObject({ name: 'fc.bias', dims: [1000] });
  });

  // Published sizes: torchvision's num_params of the first two, the millions of timm's results tables for the others.
  it.each([
    ['wide_resnet50_2', 68.88],
    ['resnext101_32x8d', 88.79],
    ['seresnext101_32x8d', 93.57],
    ['senet154', 115.09],
    ['resnet200d', 64.69],
  ])('%s has %d million parameters', (architecture, millions) => {
    const { declarations } = buildModelGraph(
      TimmWrapperForImageClassification,
      new TimmWrapperConfig({ architecture }),
    );
    const trained = declarations.filter(({ name }) => !/running_|num_batches/.test(name));
    const sizes = trained.map(({ dims }) => dims.reduce((product, dim) => product * dim, 1));
    expect(sizes.reduce((sum, size) => sum + size, 0) / 1e6).toBeCloseTo(millions, 2);
  });

  it('follows model_args that shape the network, and refuses those that it does not follow', () => {
    const config = new TimmWrapperConfig({
      architecture: 'resnet18d',
      model_args: { in_chans: 1, drop_rate: 0.1, layers: [1, 1, 1, 1] },
    });
    expect(config).toMatchObject({ num_channels: 1, network: { layers: [1, 1, 1, 1], avg_down: true } });
    expect(() => new TimmWrapperConfig({ model_args: { output_stride: 8 } })).toThrow('"output_stride"');
    expect(() => new TimmWrapperConfig({ global_pool: 'catavgmax' })).toThrow('"global_pool"');
  });

  it('counts num_labels before num_classes, and writes them as Transformers does', () => {
    const config = new TimmWrapperConfig({ architecture: 'resnet18', num_classes: 2, label_names: ['cat', 'dog'] });
    expect(config.id2label).toEqual({ 0: 'cat', 1: 'dog' });
    expect(config.toJSON()).toEqual({
      model_type: 'timm_wrapper',
      architecture: 'resnet18',
      num_classes: 2,
      label_names: ['cat', 'dog'],
    });
    expect(config.with({ num_classes: 3 }).num_labels).toBe(3);
    expect(config.with({ num_labels: 0 }).num_labels).toBe(0);
    expect(new TimmWrapperConfig(config.with({ num_labels: 5 }).toJSON()).num_labels).toBe(5);
  });
});

describe('resolveDataConfig', () => {
  it("takes timm's settings, those for tests on request, and one's own before all", async () => {
    const config = new TimmWrapperConfig((await readRecorded('resnet10t')).config);
    expect(resolveDataConfig(config)).toEqual({
      input_size: [3, 176, 176],
      interpolation: 'bicubic',
      mean: [0.485, 0.456, 0.406],
      std: [0.229, 0.224, 0.225],
      crop_pct: 0.875,
      crop_mode: 'center',
    });
    expect(resolveDataConfig(config, { useTestSize: true })).toMatchObject({
      input_size: [3, 224, 224],
      crop_pct: 0.95,
    });
    expect(resolveDataConfig(config, { useTestSize: true, settings: { crop_pct: 1 } })).toMatchObject({ crop_pct: 1 });
  });
});

function bytesOf(files: Readonly<Record<string, Uint8Array | string>>): Uint8Array {
  const bytes = files['model.safetensors'];
  return bytes instanceof Uint8Array ? bytes : new Uint8Array();
}
