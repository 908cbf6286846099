import { AutoImageProcessor, type JsonObject, memorySource, UnknownImageProcessorError } from '@automodel/core';
import { describe, expect, it } from 'vitest';
import { imageProcessors } from '../image-processors.js';

const use = [imageProcessors];

/** A checkpoint of which only these files are there. */
function checkpoint(files: Readonly<Record<string, JsonObject>>) {
  return memorySource(Object.fromEntries(Object.entries(files).map(([name, value]) => [name, JSON.stringify(value)])));
}

const timmConfig = {
  architecture: 'resnet10t',
  num_classes: 3,
  label_names: ['a', 'b', 'c'],
  pretrained_cfg: {
    tag: 'c3_in1k',
    input_size: [3, 176, 176],
    test_input_size: [3, 224, 224],
    interpolation: 'bicubic',
    crop_pct: 0.875,
    test_crop_pct: 0.95,
    crop_mode: 'squash',
    mean: [0.5, 0.5, 0.5],
  },
};

describe('AutoImageProcessor', () => {
  it.each<[type: string, expected: string, backend: string]>([
    ['ConvNextFeatureExtractor', 'ConvNextImageProcessor', 'torchvision'],
    ['ViTImageProcessorFast', 'ViTImageProcessor', 'torchvision'],
    ['BitImageProcessorPil', 'BitImageProcessor', 'pil'],
    ['CLIPFeatureExtractor', 'CLIPImageProcessor', 'torchvision'],
  ])('%s', async (named, type, backend) => {
    for (const field of ['image_processor_type', 'feature_extractor_type']) {
      if (field === 'feature_extractor_type' && !named.endsWith('FeatureExtractor')) continue;
      const files = checkpoint({ 'preprocessor_config.json': { [field]: named, size: 64 } });
      const { type: taken, settings } = await AutoImageProcessor.fromPretrained(files, { use });
      expect(taken).toBe(type);
      expect(settings).toMatchObject({ backend, image_processor_type: type });
      const pil = await AutoImageProcessor.fromPretrained(files, { use, settings: { backend: 'pil' } });
      expect(pil.settings.backend).toBe('pil');
    }
  });

  it.each<[name: string, files: Readonly<Record<string, JsonObject>>]>([
    ['that timm wrote', { 'config.json': timmConfig }],
    ['that Transformers wrote', { 'config.json': { ...timmConfig, model_type: 'timm_wrapper' } }],
    [
      'that name the processor besides',
      {
        'config.json': timmConfig,
        'preprocessor_config.json': { image_processor_type: 'TimmWrapperImageProcessor' },
      },
    ],
  ])("takes timm's settings from a config.json %s", async (_, files) => {
    const processor = await AutoImageProcessor.fromPretrained(checkpoint(files), { use });
    expect(processor.type).toBe('TimmWrapperImageProcessor');
    expect(processor.settings).toEqual({
      image_processor_type: 'TimmWrapperImageProcessor',
      backend: 'pil',
      architecture: 'resnet10t',
      input_size: [3, 176, 176],
      interpolation: 'bicubic',
      crop_pct: 0.875,
      crop_mode: 'squash',
      mean: [0.5, 0.5, 0.5],
      std: [0.229, 0.224, 0.225],
    });
    const changed = await AutoImageProcessor.fromPretrained(checkpoint(files), {
      use,
      settings: { crop_mode: 'border' },
    });
    expect(changed.settings.crop_mode).toBe('border');
  });

  it('names the file whose setting is wrong', async () => {
    const config = { ...timmConfig, pretrained_cfg: { interpolation: 'cubic' } };
    await expect(AutoImageProcessor.fromPretrained(checkpoint({ 'config.json': config }), { use })).rejects.toThrow(
      /config\.json.*interpolation.*cubic/,
    );
  });

  it('never takes another processor for an unknown one', async () => {
    const files = checkpoint({
      'config.json': { model_type: 'resnet' },
      'preprocessor_config.json': { image_processor_type: 'VitImageProcessor' },
    });
    const error = await AutoImageProcessor.fromPretrained(files, { use }).catch((cause: unknown) => cause);
    expect(UnknownImageProcessorError.is(error)).toBe(true);
    expect(error).toMatchObject({ message: /"VitImageProcessor".*ViTImageProcessor/ });
  });

  it('still misses a file where there is none', async () => {
    const files = checkpoint({ 'config.json': { model_type: 'resnet' } });
    await expect(AutoImageProcessor.fromPretrained(files, { use })).rejects.toThrow(/preprocessor_config\.json/);
  });
});
