import { contractVersion, createRegistry } from '@automodel/contracts';
import { describe, expect, it } from 'vitest';
import type { ImageProcessor } from '../image-processing/image-processor.js';
import type { ImageProcessorPlugin } from '../image-processing/image-processor-plugin.js';
import type { JsonObject } from '../json/json-value.js';
import { memoryWriter } from '../saving/memory-writer.js';
import { Tensor } from '../tensor.js';
import { toy } from '../test-support/toy-model.js';
import { AutoImageProcessor } from './auto-image-processor.js';

/** A processor that does nothing but remember its settings. */
function plugin(key: string): ImageProcessorPlugin {
  return {
    kind: 'image-processor',
    key,
    package: { name: 'toy-processors', version: '1.0.0' },
    contract: contractVersion,
    create(settings): ImageProcessor {
      const process = async () => ({ pixelValues: new Tensor('float32', [], [0, 3, 1, 1]) });
      return Object.assign(process, { type: key, settings });
    },
  };
}

const registry = createRegistry().use(toy, plugin('ToyImageProcessor'), plugin('ConvNextImageProcessor'));

async function load(settings: JsonObject, config: JsonObject = { model_type: 'toy' }, overrides?: JsonObject) {
  const files = { 'preprocessor_config.json': JSON.stringify(settings), 'config.json': JSON.stringify(config) };
  return AutoImageProcessor.fromPretrained(files, { registry, settings: overrides, use: undefined, signal: undefined });
}

describe('AutoImageProcessor', () => {
  it.each<[string, JsonObject]>([
    ['the type', { image_processor_type: 'ConvNextImageProcessor' }],
    ['an implementation of it', { image_processor_type: 'ConvNextImageProcessorFast' }],
    ['another implementation', { image_processor_type: 'ConvNextImageProcessorPil' }],
    ['its name in old files', { feature_extractor_type: 'ConvNextFeatureExtractor' }],
    ['its old name in the new place', { image_processor_type: 'ConvNextFeatureExtractor' }],
    [
      'the new place before the old',
      { image_processor_type: 'ConvNextImageProcessor', feature_extractor_type: 'ToyFeatureExtractor' },
    ],
  ])('finds a processor by %s', async (_, settings) => {
    expect((await load(settings)).type).toBe('ConvNextImageProcessor');
  });

  it('reads its part of processor_config.json, which goes before preprocessor_config.json', async () => {
    const nested = { image_processor_type: 'ConvNextImageProcessorFast', size: { shortest_edge: 96 } };
    const files = {
      'processor_config.json': JSON.stringify({ processor_class: 'SomeProcessor', image_processor: nested }),
      'preprocessor_config.json': JSON.stringify({ image_processor_type: 'ToyImageProcessor' }),
    };
    const processor = await AutoImageProcessor.fromPretrained(files, { registry });
    expect([processor.type, processor.settings.size]).toEqual(['ConvNextImageProcessor', { shortest_edge: 96 }]);
    const without = { ...files, 'processor_config.json': JSON.stringify({ processor_class: 'SomeProcessor' }) };
    expect((await AutoImageProcessor.fromPretrained(without, { registry })).type).toBe('ToyImageProcessor');
  });

  it('gives a processor that saves its settings', async () => {
    const processor = await load({ feature_extractor_type: 'ToyFeatureExtractor', size: 7, unset: null });
    const writer = memoryWriter();
    await processor.savePretrained(writer);
    expect(new TextDecoder().decode(writer.files['preprocessor_config.json'])).toBe(
      '{\n  "image_processor_type": "ToyImageProcessor",\n  "size": 7\n}\n',
    );
    const { pixelValues } = await processor([]);
    expect(pixelValues.dims).toEqual([0, 3, 1, 1]);
  });

  it('falls back to the config, then to the model type', async () => {
    expect((await load({}, { model_type: 'toy', image_processor_type: 'ConvNextImageProcessorFast' })).type).toBe(
      'ConvNextImageProcessor',
    );
    expect((await load({})).type).toBe('ToyImageProcessor');
    expect((await load({ image_processor_type: null })).type).toBe('ToyImageProcessor');
  });

  it('puts settings of the call over those of the file; undefined leaves a setting as it is', async () => {
    const { settings } = await load({ size: 1, mean: 2 }, undefined, { size: 3, mean: undefined });
    expect(settings).toMatchObject({ size: 3, mean: 2 });
  });

  it('says what is registered, and what to do where nothing is named', async () => {
    await expect(load({ image_processor_type: 'ToyImageProcesor' })).rejects.toThrow(
      'needs the image processor "ToyImageProcesor", which is not registered. Registered are "ToyImageProcessor",',
    );
    await expect(load({}, { model_type: 'unknown' })).rejects.toThrow(
      'names no image processor. Registered are "ToyImageProcessor", "ConvNextImageProcessor". Add "image_processor_type"',
    );
  });
});
