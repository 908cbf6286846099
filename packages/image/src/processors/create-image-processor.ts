import {
  type ImageProcessor,
  InvalidOptionError,
  InvalidTensorError,
  type JsonObject,
  nearestNames,
  Tensor,
} from '@automodel/core';
import { decodeUnknown } from '../decode/decode-image.js';
import type { RawImage } from '../raw-image.js';
import { pixelValueTables } from '../transforms/pixel-value-tables.js';
import { writePixelValues } from '../transforms/write-pixel-values.js';
import type { ImageProcessorDefinition } from './image-processor-definition.js';
import { mapConcurrently } from './map-concurrently.js';
import { SettingsReader } from './settings-reader.js';

/** Images that are decoded at a time: libuv's threads, and no more whole photographs in memory than that. */
const concurrency = 4;

/**
 * Makes a processor of the type that a definition describes.
 * @param file names the origin of the settings in errors.
 * @throws {InvalidConfigError} if a setting cannot be used.
 */
export function createImageProcessor(
  definition: ImageProcessorDefinition,
  given: JsonObject,
  file: string,
): ImageProcessor {
  const settings = override(definition, definition.defaults, { ...given, image_processor_type: definition.type });
  const prepared = prepare(definition, new SettingsReader(settings, file));

  const process = async (input: unknown, overrides?: JsonObject): Promise<{ pixelValues: Tensor }> => {
    const { toPixels, tables } =
      overrides === undefined ? prepared : prepareOverridden(definition, settings, overrides);
    const inputs: readonly unknown[] = Array.isArray(input) ? input : [input];
    const images = await mapConcurrently(inputs, concurrency, async (one) => toPixels(await decodeUnknown(one)));
    const { width, height } = commonSize(images);
    const length = 3 * height * width;
    const data = new Float32Array(images.length * length);
    for (const [index, image] of images.entries()) writePixelValues(image, tables, data, index * length);
    return { pixelValues: new Tensor('float32', data, [images.length, 3, height, width]) };
  };
  return Object.assign(process, { type: definition.type, settings });
}

/** Settings with others on top. Python takes None for "not given", and a number for the legacy form of a size. */
function override(
  { sizeFromNumber }: ImageProcessorDefinition,
  settings: JsonObject,
  overrides: JsonObject,
): JsonObject {
  const merged = Object.entries(overrides).map(([field, value]) => [field, value ?? settings[field] ?? value]);
  const { size, crop_size: cropSize, ...rest }: JsonObject = { ...settings, ...Object.fromEntries(merged) };
  return {
    ...rest,
    size: typeof size === 'number' ? sizeFromNumber(size) : size,
    crop_size: typeof cropSize === 'number' ? { height: cropSize, width: cropSize } : cropSize,
  };
}

interface PreparedProcessor {
  readonly toPixels: (image: RawImage) => RawImage;
  readonly tables: readonly Float32Array[];
}

function prepare(definition: ImageProcessorDefinition, reader: SettingsReader): PreparedProcessor {
  const rescaleFactor = reader.boolean('do_rescale') ? reader.positiveNumber('rescale_factor') : undefined;
  const normalization = reader.boolean('do_normalize')
    ? { mean: reader.channelValues('image_mean'), std: reader.channelValues('image_std') }
    : undefined;
  if (normalization?.std.includes(0)) throw reader.invalid('image_std', 'numbers other than 0');
  return { toPixels: definition.prepareGeometry(reader), tables: pixelValueTables({ rescaleFactor, normalization }) };
}

function prepareOverridden(
  definition: ImageProcessorDefinition,
  settings: JsonObject,
  overrides: JsonObject,
): PreparedProcessor {
  const known = Object.keys(settings);
  for (const option of Object.keys(overrides)) {
    if (known.includes(option)) continue;
    throw new InvalidOptionError({
      option,
      value: overrides[option],
      problem: `${definition.type} has no such setting`,
      remedy: `Settings have Python's names; the nearest are ${nearestNames(option, known, 3).join(', ')}.`,
    });
  }
  return prepare(
    definition,
    new SettingsReader(override(definition, settings, overrides), 'The override of this call'),
  );
}

/** @throws {InvalidTensorError} if there is no image, or the images do not make one batch. */
function commonSize(images: readonly RawImage[]): { width: number; height: number } {
  const [first] = images;
  const other = images.findIndex(({ width, height }) => width !== first?.width || height !== first.height);
  if (first !== undefined && other < 0) return first;
  const describe = (image: RawImage | undefined): string => `${image?.width}x${image?.height}`;
  throw new InvalidTensorError({
    input: 'images',
    expected: 'at least one image, and all of one size after the processor',
    received:
      first === undefined ? 'an empty list' : `${describe(first)} at 0 and ${describe(images[other])} at ${other}`,
    remedy: first === undefined ? 'Pass an image.' : 'Resize them (do_resize: true), or pass them one by one.',
  });
}
