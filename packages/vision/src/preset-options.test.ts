import {
  contractVersion,
  createRegistry,
  globalRegistry,
  type ImageProcessor,
  AutoImageProcessor as PlainAutoImageProcessor,
  AutoModelForImageClassification as PlainAutoModelForImageClassification,
} from '@automodel/core';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { backend as browserBackend } from './browser/backend.js';
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
import { backend as nodeBackend } from './node/backend.js';
import { presetOptions } from './preset-options.js';
import { checkpoint, sample } from './test-support/paths.js';

describe('the preset', () => {
  it('serves the Auto classes', async () => {
    const processor = await AutoImageProcessor.fromPretrained(checkpoint);
    expectTypeOf(processor).toEqualTypeOf<ImageProcessor<ImageInput>>();
    const model = await AutoModelForImageClassification.fromPretrained(checkpoint);
    const { logits } = await model.forward(await processor([sample('cat'), sample('dog')]));
    expect(logits.dims).toEqual([2, 10]);
    await model.dispose();

    expect((await AutoConfig.fromPretrained(checkpoint)).num_labels).toBe(10);
    expect(AutoConfig.forModel('resnet').model_type).toBe('resnet');
    const backbone = await AutoBackbone.fromConfig(await AutoConfig.fromPretrained(checkpoint));
    expect((await backbone.forward(await processor(sample('cat')))).featureMaps).toHaveLength(1);
    await backbone.dispose();
    expect((await listDevices()).map(({ device }) => device)).toEqual(['cpu']);
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

  it('runs on onnxruntime-node in Node and on onnxruntime-web elsewhere', () => {
    expect(presetOptions().registry.list('backend')).toMatchObject([{ key: 'onnxruntime-node' }]);
    expect(nodeBackend.key).toBe('onnxruntime-node');
    expect(browserBackend.key).toBe('onnxruntime-web');
  });

  it('gives the same labels on what browsers run on', async () => {
    const options = { use: [browserBackend], device: 'ort-wasm', topK: 1 };
    const classify = await pipeline('image-classification', checkpoint, options);
    expect(classify.parts.model.device).toBe('ort-wasm');
    expect(await classify(sample('horse'))).toMatchObject([{ label: 'horse' }]);
    await classify.dispose();
  });
});
