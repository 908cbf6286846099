import {
  checkOptions,
  type ImageProcessor,
  type ImageProcessorOutput,
  InvalidOptionError,
  InvalidTensorError,
  type JsonObject,
  type JsonValue,
  nearestNames,
  type ProcessImagesOptions,
  Tensor,
} from '@automodel/core';
import { imageWorkerPlatform } from '#image-worker-platform';
import type { ImageSize } from '../image-size.js';
import type { ResizeBackend } from '../resize/resize-backend.js';
import { decodeAside } from '../worker/decode-aside.js';
import { ImageWorkers } from '../worker/image-workers.js';
import type { ImageProcessorDefinition, PreparedProcessor } from './image-processor-definition.js';
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
  workers: ImageWorkers = new ImageWorkers(imageWorkerPlatform),
): ImageProcessor {
  const { type, defaults, backends } = definition;
  const backend = backendOfType(given.image_processor_type) ?? backends[0];
  const settings = {
    ...override(definition, { ...defaults, backend }, given),
    image_processor_type: type,
  };
  const prepared = prepare(definition, settings, file);

  const process = async (
    input: unknown,
    overrides?: JsonObject,
    options: ProcessImagesOptions = {},
  ): Promise<ImageProcessorOutput> => {
    checkOptions(options, ['signal']);
    const { geometry, tables } =
      overrides === undefined ? prepared : prepareOverridden(definition, settings, overrides);
    const inputs: readonly unknown[] = Array.isArray(input) ? input : [input];
    let data: Float32Array | undefined;
    const sizes = await mapConcurrently([...inputs.entries()], concurrency, async ([index, one]) => {
      const image = await decodeAside(one, options, workers);
      options.signal?.throwIfAborted();
      const { values, width, height } = await workers.transform(image, { steps: geometry(image), tables });
      options.signal?.throwIfAborted();
      // One image needs no copy. Of several each goes to its place when it is there, rather than all of them at once in the end.
      if (inputs.length === 1) data = values;
      else {
        data ??= new Float32Array(inputs.length * values.length);
        if (values.length * inputs.length === data.length) data.set(values, index * values.length);
      }
      return { width, height };
    });
    const { width, height } = commonSize(sizes);
    return { pixelValues: new Tensor('float32', data ?? new Float32Array(), [inputs.length, 3, height, width]) };
  };
  return Object.assign(process, { type, settings });
}

/** The backend that a name such as `ViTImageProcessorPil` stands for. */
function backendOfType(type: JsonValue | undefined): ResizeBackend | undefined {
  if (typeof type !== 'string') return undefined;
  if (type.endsWith('Pil')) return 'pil';
  return type.endsWith('Fast') ? 'torchvision' : undefined;
}

/** Settings with others on top; Python takes None for "not given". */
function override(definition: ImageProcessorDefinition, settings: JsonObject, overrides: JsonObject): JsonObject {
  const given = Object.entries(definition.standardize(overrides));
  return {
    ...settings,
    ...Object.fromEntries(given.map(([field, value]) => [field, value ?? settings[field] ?? value])),
  };
}

function prepare(definition: ImageProcessorDefinition, settings: JsonObject, file: string): PreparedProcessor {
  const reader = new SettingsReader(settings, file);
  return definition.prepare(reader, reader.choice('backend', definition.backends));
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
  return prepare(definition, override(definition, settings, overrides), 'The override of this call');
}

/** @throws {InvalidTensorError} if there is no image, or the images do not make one batch. */
function commonSize(images: readonly ImageSize[]): ImageSize {
  const [first] = images;
  const other = images.findIndex(({ width, height }) => width !== first?.width || height !== first.height);
  if (first !== undefined && other < 0) return first;
  const describe = (image: ImageSize | undefined): string => `${image?.width}x${image?.height}`;
  throw new InvalidTensorError({
    input: 'images',
    expected: 'at least one image, and all of one size after the processor',
    received:
      first === undefined ? 'an empty list' : `${describe(first)} at 0 and ${describe(images[other])} at ${other}`,
    remedy: first === undefined ? 'Pass an image.' : 'Resize them (do_resize: true), or pass them one by one.',
  });
}
