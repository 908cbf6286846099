import {
  type ImageProcessor,
  type ImageProcessorOutput,
  type JsonObject,
  type JsonValue,
  type ProcessImagesOptions,
  Tensor,
} from '@automodel/core';
import { imageWorkerPlatform } from '#image-worker-platform';
import { loadFailures } from '../failures/load-failures.js';
import type { ImageSize } from '../image-size.js';
import type { ResizeBackend } from '../resize/resize-backend.js';
import { decodeAside } from '../worker/decode-aside.js';
import { ImageWorkers } from '../worker/image-workers.js';
import type { ImageProcessorDefinition, PreparedProcessor } from './image-processor-definition.js';
import { mapConcurrently } from './map-concurrently.js';
import { overrideSettings } from './override-settings.js';
import { prepareProcessor } from './prepare-processor.js';

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
    ...overrideSettings(definition, { ...defaults, backend }, given),
    image_processor_type: type,
  };
  const prepared = prepareProcessor(definition, settings, file);

  const prepareOverridden = async (overrides: JsonObject): Promise<PreparedProcessor> => {
    const loaded = await import('./prepare-overridden.js');
    return loaded.prepareOverridden(definition, settings, overrides);
  };

  const process = async (
    input: unknown,
    overrides?: JsonObject,
    options: ProcessImagesOptions = {},
  ): Promise<ImageProcessorOutput> => {
    if (Object.keys(options).some((name) => name !== 'signal'))
      (await loadFailures()).checkOptions(options, ['signal']);
    const { geometry, tables } = overrides === undefined ? prepared : await prepareOverridden(overrides);
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
    if (!haveOneSize(sizes)) throw (await loadFailures()).unequalSizes(sizes);
    const [{ width, height }] = sizes;
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

/** Whether there are images, which make one batch. */
function haveOneSize(sizes: readonly ImageSize[]): sizes is readonly [ImageSize, ...ImageSize[]] {
  return (
    sizes.length > 0 && sizes.every(({ width, height }) => width === sizes[0]?.width && height === sizes[0].height)
  );
}
