import { InvalidConfigError, InvalidOptionError, type JsonObject, type JsonValue } from '@automodel/core';
import { describe, expect, it } from 'vitest';
import { imageProcessors } from '../image-processors.js';
import { fixturePath } from '../test-support/fixtures.js';
import { createBitImageProcessor } from './create-bit-image-processor.js';
import { createCLIPImageProcessor } from './create-clip-image-processor.js';
import { createConvNextImageProcessor } from './create-conv-next-image-processor.js';
import { createTimmWrapperImageProcessor } from './create-timm-wrapper-image-processor.js';
import { createViTImageProcessor } from './create-vit-image-processor.js';

const bytesOnly = { do_rescale: false, do_normalize: false };

function grey(width: number, height: number, value = 100) {
  return { data: new Uint8Array(width * height).fill(value), width, height, channels: 1 } as const;
}

/** The first row of red of a crop of 5 pixels from an image of 2. */
async function paddedRow(settings: JsonObject): Promise<number[]> {
  const processor = createBitImageProcessor({ do_resize: false, crop_size: 5, ...bytesOnly, ...settings });
  const { pixelValues } = await processor(grey(2, 5, 9));
  return [0, 1, 2, 3, 4].map((at) => Number(pixelValues.data[at]));
}

function thrown(create: () => unknown): unknown {
  try {
    create();
  } catch (error) {
    return error;
  }
  return undefined;
}

describe('the backend', () => {
  it("is torchvision as in Python's Transformers 5, but for timm", () => {
    for (const create of [createBitImageProcessor, createCLIPImageProcessor, createConvNextImageProcessor]) {
      expect(create().settings.backend).toBe('torchvision');
    }
    expect(createViTImageProcessor().settings.backend).toBe('torchvision');
    expect(createTimmWrapperImageProcessor().settings.backend).toBe('pil');
  });

  it.each<[type: string, backend: JsonValue]>([
    ['ViTImageProcessor', 'torchvision'],
    ['ViTImageProcessorFast', 'torchvision'],
    ['ViTImageProcessorPil', 'pil'],
    ['ViTFeatureExtractor', 'torchvision'],
  ])('of the type %s is %s', (type, backend) => {
    const { settings } = createViTImageProcessor({ image_processor_type: type });
    expect(settings).toMatchObject({ image_processor_type: 'ViTImageProcessor', backend });
  });

  it('of the settings goes before that of the type', () => {
    const settings = { image_processor_type: 'ViTImageProcessorPil', backend: 'torchvision' };
    expect(createViTImageProcessor(settings).settings.backend).toBe('torchvision');
    expect(createViTImageProcessor({ ...settings, backend: null }).settings.backend).toBe('pil');
  });

  // Transformers: the Pillow backend rounds a padding's odd pixel up, the torchvision backend down.
  it('places the odd pixel of a padding, and can be overridden per call', async () => {
    expect(await paddedRow({ backend: 'pil' })).toEqual([0, 0, 9, 9, 0]);
    expect(await paddedRow({ backend: 'torchvision' })).toEqual([0, 9, 9, 0, 0]);
    const processor = createBitImageProcessor({ do_resize: false, crop_size: 5, ...bytesOnly });
    expect((await processor(grey(2, 5, 9), { backend: 'pil' })).pixelValues.data[1]).toBe(0);
    expect((await processor(grey(2, 5, 9))).pixelValues.data[1]).toBe(9);
  });

  it('torchvision takes bicubic for lanczos, as Transformers does', async () => {
    const cat = fixturePath('chelsea.png');
    const [lanczos, bicubic] = await Promise.all(
      [1, 3].map((resample) => createViTImageProcessor({ size: 30, resample })(cat)),
    );
    expect(lanczos?.pixelValues.data).toEqual(bicubic?.pixelValues.data);
  });
});

describe('legacy forms', () => {
  it.each<[given: JsonValue, bit: JsonObject, vit: JsonObject]>([
    [96, { shortest_edge: 96 }, { height: 96, width: 96 }],
    [[64, 48], { height: 64, width: 48 }, { height: 64, width: 48 }],
    [{ shortest_edge: 5 }, { shortest_edge: 5 }, { shortest_edge: 5 }],
  ])('of size: %j', (size, bit, vit) => {
    expect(createBitImageProcessor({ size }).settings.size).toEqual(bit);
    expect(createViTImageProcessor({ size }).settings.size).toEqual(vit);
  });

  it('of crop_size', () => {
    expect(createBitImageProcessor({ crop_size: 7 }).settings.crop_size).toEqual({ height: 7, width: 7 });
  });

  it("CLIP's use_square_size", async () => {
    const processor = createCLIPImageProcessor({ use_square_size: true, size: 99, do_center_crop: false });
    expect(processor.settings.size).toEqual({ height: 224, width: 224 });
    expect((await processor(grey(9, 3))).pixelValues.dims).toEqual([1, 3, 224, 224]);
  });
});

describe('overrides per call', () => {
  it('have the forms of the settings', async () => {
    const processor = createViTImageProcessor({ size: 8 });
    expect((await processor(grey(6, 3), { size: 4 })).pixelValues.dims).toEqual([1, 3, 4, 4]);
    expect((await processor(grey(6, 3), { size: { shortest_edge: 4 } })).pixelValues.dims).toEqual([1, 3, 4, 8]);
    const timm = createTimmWrapperImageProcessor();
    expect((await timm(grey(6, 3), { input_size: [3, 8, 9] })).pixelValues.dims).toEqual([1, 3, 8, 9]);
  });

  it("with another library's names are errors", async () => {
    const error = await createTimmWrapperImageProcessor()(grey(2, 2), { size: 3 }).catch((cause: unknown) => cause);
    expect(InvalidOptionError.is(error)).toBe(true);
    expect(error).toMatchObject({ option: 'size', message: /input_size/ });
  });
});

describe('invalid settings', () => {
  it.each<[field: string, settings: JsonObject, problem: RegExp]>([
    ['backend', { backend: 'opencv' }, /"torchvision" or "pil"/],
    ['resample', { resample: 4 }, /no box filter.*backend: "pil"/],
    ['size', { size: { longest_edge: 224 } }, /"shortest_edge" \(and "longest_edge"\)/],
    ['size', { size: { height: 224 } }, /"height" and "width"/],
    ['size', { size: { height: 224, width: 0 } }, /"width" in pixels/],
    ['size', { size: [1, 2, 3] }, /"max_height" and "max_width"/],
    ['do_pad', { do_pad: true }, /padding is not implemented/],
  ])('%s in %j', (field, settings, problem) => {
    const error = thrown(() => createBitImageProcessor(settings, 'preprocessor_config.json'));
    expect(InvalidConfigError.is(error)).toBe(true);
    expect(error).toMatchObject({ file: 'preprocessor_config.json', field, problem });
  });

  it.each<[field: string, settings: JsonObject, problem: RegExp]>([
    ['backend', { backend: 'torchvision' }, /must be "pil"/],
    ['crop_mode', { crop_mode: 'stretch' }, /"center" or "squash" or "border"/],
    ['interpolation', { interpolation: 'random' }, /"bilinear" or "bicubic"/],
    ['input_size', { input_size: [1, 28, 28] }, /of 3 channels/],
    ['input_size', { input_size: 224 }, /such as \[3, 224, 224\]/],
    ['crop_pct', { crop_pct: 300 }, /at most/],
    ['std', { std: [0, 1, 1] }, /other than 0/],
  ])("timm's %s in %j", (field, settings, problem) => {
    for (const given of [settings, { pretrained_cfg: settings }]) {
      const error = thrown(() =>
        createTimmWrapperImageProcessor({ ...given, backend: settings.backend }, 'config.json'),
      );
      expect(InvalidConfigError.is(error)).toBe(true);
      expect(error).toMatchObject({ file: 'config.json', field, problem });
    }
  });
});

describe('settings that are wrong for every reason that there is', () => {
  const wrong: Record<string, JsonObject> = {
    backend: { backend: 'opencv' },
    do_resize: { do_resize: 1 },
    do_pad: { do_pad: true },
    crop_size: { do_center_crop: true, crop_size: { height: 3 } },
    rescale_factor: { rescale_factor: 0 },
    image_mean: { image_mean: [1, 2] },
    image_std: { image_std: [1, 0, 1] },
    resample: { resample: 5 },
    size: { size: { shortest_edge: 1.5 } },
    crop_pct: { size: 5, crop_pct: 6 },
  };

  it.each(Object.entries(wrong))(
    '%s: in the same words from a plugin, and from a call that overrides them',
    async (field, settings) => {
      const error = thrown(() => createConvNextImageProcessor(settings, 'a file'));
      if (!InvalidConfigError.is(error)) throw new TypeError(`no InvalidConfigError: ${error}`);
      expect(error).toMatchObject({ file: 'a file', field });
      const plugin = imageProcessors.find(({ key }) => key === 'ConvNextImageProcessor');
      await expect(plugin?.create(settings, 'a file')).rejects.toEqual(error);
      const processor = createConvNextImageProcessor({ do_pad: false });
      const { problem } = error;
      await expect(processor(grey(2, 2), settings)).rejects.toMatchObject({
        file: 'The override of this call',
        field,
        problem,
      });
    },
  );
});

describe('the call', () => {
  it('stops by its signal', async () => {
    const processor = createViTImageProcessor();
    const reason = new Error('no more');
    await expect(processor(grey(2, 2), {}, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    const controller = new AbortController();
    const images = Array.from({ length: 50 }, () => fixturePath('chelsea.png'));
    const processing = processor(images, undefined, { signal: controller.signal });
    setTimeout(() => controller.abort(reason), 20);
    await expect(processing).rejects.toBe(reason);
    expect((await processor(grey(2, 2), undefined, {})).pixelValues.dims).toEqual([1, 3, 224, 224]);
  });

  it('knows its options', async () => {
    // @ts-expect-error an option that does not exist
    await expect(createViTImageProcessor()(grey(2, 2), {}, { abort: 1 })).rejects.toThrow(/abort/);
  });
});
