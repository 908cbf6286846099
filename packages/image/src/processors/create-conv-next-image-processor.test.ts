import { readFileSync } from 'node:fs';
import { InvalidConfigError, InvalidOptionError, InvalidTensorError, type JsonObject } from '@automodel/core';
import { describe, expect, it } from 'vitest';
import { difference } from '../test-support/difference.js';
import { fixturePath, hasShared, recorded, sharedPath } from '../test-support/fixtures.js';
import { createConvNextImageProcessor } from './create-conv-next-image-processor.js';

const file = 'preprocessor_config.json';
const convnextFixtures = fixturePath('convnext.safetensors');
const bytesOnly = { do_rescale: false, do_normalize: false };
const imagenet = { image_mean: [0.485, 0.456, 0.406], image_std: [0.229, 0.224, 0.225] };
/** The preprocessor_config.json of the bundled model. */
const bundled: JsonObject = {
  ...imagenet,
  crop_pct: 1,
  do_normalize: true,
  do_rescale: true,
  do_resize: true,
  image_processor_type: 'ConvNextImageProcessor',
  resample: 3,
  rescale_factor: 0.00392156862745098,
  size: { shortest_edge: 64 },
};

function grey(width: number, height: number, value = 100) {
  return { data: new Uint8Array(width * height).fill(value), width, height, channels: 1 } as const;
}

function pixelsOf(tensor: { data: unknown }): Float32Array {
  if (tensor.data instanceof Float32Array) return tensor.data;
  throw new Error('not float32');
}

describe('createConvNextImageProcessor equals Python', () => {
  it('resize and crop, to the last bit', async () => {
    const processor = createConvNextImageProcessor({ size: { shortest_edge: 224 }, crop_pct: 0.875, backend: 'pil' });
    const { pixelValues } = await processor(fixturePath('chelsea.png'), bytesOnly);
    expect(pixelValues.dims).toEqual([1, 3, 224, 224]);
    expect(difference(pixelsOf(pixelValues), recorded(convnextFixtures, 'chelsea_224').data)).toBe(0);
  });

  it('rescale and normalise, to the last bit', async () => {
    const processor = createConvNextImageProcessor({ ...bundled, backend: 'pil' }, file);
    const { data } = recorded(convnextFixtures, 'cifar_image');
    if (!(data instanceof Uint8Array)) throw new Error('not uint8');
    const { pixelValues } = await processor({ data, width: 32, height: 32, channels: 3 });
    expect(pixelValues.dims).toEqual([1, 3, 64, 64]);
    expect(difference(pixelsOf(pixelValues), recorded(convnextFixtures, 'cifar_pixel_values').data)).toBe(0);
  });

  describe.skipIf(!hasShared)('on the shared reference data', () => {
    it('pixel_values of the bundled model, test images 0 and 10', async () => {
      const model = sharedPath('checkpoints/resnet-cifar10-small');
      const settings = JSON.parse(readFileSync(`${model}/preprocessor_config.json`, 'utf8'));
      const expected = recorded(`${model}/reference.safetensors`, 'pixel_values_first16').data;
      const images = recorded(sharedPath('fixtures/cifar10-test/every10th.safetensors'), 'images').data;
      if (!(images instanceof Uint8Array)) throw new Error('not uint8');
      const inputs = [0, 1].map((index) => {
        const data = images.subarray(index * 3072, (index + 1) * 3072);
        return { data, width: 32, height: 32, channels: 3 } as const;
      });
      const { pixelValues } = await createConvNextImageProcessor({ ...settings, backend: 'pil' }, file)(inputs);
      expect(pixelValues.dims).toEqual([2, 3, 64, 64]);
      const length = 3 * 64 * 64;
      const pixels = pixelsOf(pixelValues);
      expect(difference(pixels.subarray(0, length), expected.subarray(0, length))).toBe(0);
      expect(difference(pixels.subarray(length), expected.subarray(10 * length, 11 * length))).toBe(0);
    });
  });
});

describe('createConvNextImageProcessor', () => {
  it("has the defaults of Python's class, keeps unknown keys and takes null for absent", () => {
    const defaults = {
      image_processor_type: 'ConvNextImageProcessor',
      backend: 'torchvision',
      do_resize: true,
      size: { shortest_edge: 384 },
      crop_pct: 224 / 256,
      resample: 3,
      do_center_crop: false,
      crop_size: null,
      do_rescale: true,
      rescale_factor: 1 / 255,
      do_normalize: true,
      image_mean: [0.5, 0.5, 0.5],
      image_std: [0.5, 0.5, 0.5],
    };
    const processor = createConvNextImageProcessor();
    expect(processor.type).toBe('ConvNextImageProcessor');
    expect(processor.settings).toEqual(defaults);
    const given = {
      crop_pct: null,
      size: null,
      feature_extractor_type: 'ConvNextFeatureExtractor',
      own: { key: null },
    };
    expect(createConvNextImageProcessor(given).settings).toEqual({
      ...defaults,
      feature_extractor_type: 'ConvNextFeatureExtractor',
      own: { key: null },
    });
    expect(createConvNextImageProcessor({ size: 224 }).settings.size).toEqual({ shortest_edge: 224 });
  });

  it('squeezes into the square from 384 on', async () => {
    const { pixelValues } = await createConvNextImageProcessor()(grey(9, 5, 255));
    expect(pixelValues.dims).toEqual([1, 3, 384, 384]);
    expect(new Set(pixelsOf(pixelValues))).toEqual(new Set([1]));
  });

  it('pads with black where crop_pct makes the image smaller than the crop', async () => {
    // int(4 / 1.4) = 2 pixels, in the middle of 4: one row and column of black around.
    const processor = createConvNextImageProcessor({ size: 4, crop_pct: 1.4, ...bytesOnly });
    const { pixelValues } = await processor(grey(8, 8, 9));
    const row = [0, 9, 9, 0];
    expect([...pixelsOf(pixelValues).subarray(0, 16)]).toEqual([0, 0, 0, 0, ...row, ...row, 0, 0, 0, 0]);
  });

  it('crops the middle again where do_center_crop is set', async () => {
    const settings = { do_resize: false, do_center_crop: true, crop_size: { height: 2, width: 1 }, ...bytesOnly };
    const data = Uint8Array.from({ length: 20 }, (_, index) => index);
    const { pixelValues } = await createConvNextImageProcessor(settings)({ data, width: 4, height: 5, channels: 1 });
    // Rows start at (5 - 2) // 2 = 1 and columns at (4 - 1) // 2 = 1.
    expect([...pixelsOf(pixelValues).subarray(0, 2)]).toEqual([5, 9]);
  });

  it('takes overrides per call, and leaves its own settings', async () => {
    const processor = createConvNextImageProcessor({ size: 8, crop_pct: 1, ...bytesOnly });
    expect((await processor(grey(9, 9), { size: 4, resample: null })).pixelValues.dims).toEqual([1, 3, 4, 4]);
    expect((await processor(grey(9, 9), { do_resize: false })).pixelValues.dims).toEqual([1, 3, 9, 9]);
    const { pixelValues } = await processor(grey(9, 9), { do_normalize: true, image_mean: 50, image_std: [1, 2, 4] });
    expect([0, 64, 128].map((at) => pixelsOf(pixelValues)[at])).toEqual([50, 25, 12.5]);
    expect((await processor(grey(9, 9))).pixelValues.dims).toEqual([1, 3, 8, 8]);
  });

  it('makes one batch of a list, in its order', async () => {
    const processor = createConvNextImageProcessor({ size: 1, crop_pct: 1, ...bytesOnly });
    const images = Array.from({ length: 10 }, (_, index) => grey(index + 1, 3, index));
    const { pixelValues } = await processor(images);
    expect(pixelValues.dims).toEqual([10, 3, 1, 1]);
    expect([...pixelsOf(pixelValues)].filter((_, index) => index % 3 === 0)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it('says which images do not make a batch', async () => {
    const processor = createConvNextImageProcessor({ do_resize: false });
    const error = await processor([grey(2, 2), grey(2, 2), grey(3, 2)]).catch((cause: unknown) => cause);
    expect(InvalidTensorError.is(error)).toBe(true);
    expect(error).toMatchObject({ message: /2x2 at 0 and 3x2 at 2.*do_resize: true/ });
    expect(await processor([]).catch((cause: unknown) => cause)).toMatchObject({ message: /an empty list/ });
  });

  const invalid: readonly [field: string, settings: JsonObject, problem: RegExp][] = [
    ['size', { size: { height: 4, width: 4 } }, /is \{"height":4,"width":4\}, but.*"shortest_edge"/],
    ['size', { size: { shortest_edge: 2.5 } }, /2\.5/],
    ['size', { size: '224' }, /is "224"/],
    ['resample', { resample: 6 }, /is 6, but.*3 \(bicubic\)/],
    ['resample', { resample: 'bicubic' }, /is "bicubic"/],
    ['crop_pct', { size: 224, crop_pct: 0 }, /is 0/],
    ['crop_pct', { size: 224, crop_pct: 300 }, /at most 224/],
    ['do_resize', { do_resize: 1 }, /is 1, but it must be true or false/],
    ['rescale_factor', { rescale_factor: '1/255' }, /is "1\/255"/],
    ['image_mean', { image_mean: [0.5, 0.5] }, /is \[0\.5,0\.5\]/],
    ['image_std', { image_std: [0.5, 0, 0.5] }, /other than 0/],
    ['crop_size', { do_center_crop: true }, /is null.*"height"/],
  ];
  it.each(invalid)('rejects %s in %j', async (field, settings, problem) => {
    let error: unknown;
    try {
      createConvNextImageProcessor(settings, file);
    } catch (cause) {
      error = cause;
    }
    expect(InvalidConfigError.is(error)).toBe(true);
    expect(error).toMatchObject({ file, field, value: settings[field] ?? null, problem });
    const overridden = createConvNextImageProcessor({ size: 8 })(grey(2, 2), settings);
    expect(InvalidConfigError.is(await overridden.catch((cause) => cause))).toBe(true);
  });

  it('does not need what it does not use', () => {
    const settings = { do_resize: false, size: { height: 32, width: 32 }, do_normalize: false, image_std: 0 };
    expect(() => createConvNextImageProcessor(settings)).not.toThrow();
  });

  it('rejects an override that no setting has, with the nearest names', async () => {
    const error = await createConvNextImageProcessor()(grey(2, 2), { doResize: false }).catch(
      (cause: unknown) => cause,
    );
    expect(InvalidOptionError.is(error)).toBe(true);
    expect(error).toMatchObject({ option: 'doResize', message: /do_resize/ });
  });
});
