import {
  contractVersion,
  createRegistry,
  globalRegistry,
  AutoImageProcessor as PlainAutoImageProcessor,
  AutoModelForImageClassification as PlainAutoModelForImageClassification,
  type SavableImageProcessor,
} from '@automodel/core';
import { describe, expect, expectTypeOf, it } from 'vitest';
import {
  AutoBackbone,
  AutoConfig,
  AutoImageProcessor,
  AutoModelForImageClassification,
  type ImageInput,
  listDevices,
  pipeline,
  resnet,
} from './index.js';
import { presetOptions } from './preset-options.js';
import { checkpoint, sample } from './test-support/paths.js';

describe('the preset', () => {
  it('serves the Auto classes', async () => {
    const processor = await AutoImageProcessor.fromPretrained(checkpoint);
    expectTypeOf(processor).toEqualTypeOf<SavableImageProcessor<ImageInput>>();
    const model = await AutoModelForImageClassification.fromPretrained(checkpoint);
    const { logits } = await model.forward(await processor([sample('cat'), sample('dog')]));
    expect(logits.dims).toEqual([2, 10]);
    await model.dispose();

    expect((await AutoConfig.fromPretrained(checkpoint)).num_labels).toBe(10);
    expect(AutoConfig.forModel('resnet').model_type).toBe('resnet');
    const backbone = await AutoBackbone.fromConfig(await AutoConfig.fromPretrained(checkpoint));
    expect((await backbone.forward(await processor(sample('cat')))).featureMaps).toHaveLength(1);
    await backbone.dispose();
    expect((await listDevices()).map(({ device }) => device)).toEqual(['wasm']);
  });

  it('registers nothing for others', async () => {
    for (const kind of ['backend', 'image-processor', 'model', 'task']) expect(globalRegistry().list(kind)).toEqual([]);
    await expect(PlainAutoModelForImageClassification.fromPretrained(checkpoint)).rejects.toThrow(
      'No model type is registered',
    );
    await expect(PlainAutoImageProcessor.fromPretrained(checkpoint)).rejects.toThrow('@automodel/image');
  });

  it('comes after the plugins of the app', () => {
    const own = { kind: 'model', key: 'resnet', package: { name: 'own', version: '1' }, contract: contractVersion };
    const { registry } = presetOptions({ registry: createRegistry().use(own) });
    expect(registry.find('model', 'resnet')).toBe(own);
    expect(registry.find('image-processor', 'ConvNextImageProcessor')).toBeDefined();
    expect(presetOptions().registry.find('model', 'resnet')).toBe(resnet);
  });

  it('runs on our own engine', async () => {
    expect(presetOptions().registry.list('backend')).toMatchObject([{ key: 'wasm' }]);
    const classify = await pipeline('image-classification', checkpoint, { topK: 1 });
    expect(classify.parts.model.device).toBe('wasm');
    expect(await classify(sample('horse'))).toMatchObject([{ label: 'horse' }]);
    await classify.dispose();
  });
});
