import {
  type ImageProcessor,
  type ImageProcessorOutput,
  type JsonObject,
  type JsonValue,
  type ProcessImagesOptions,
  rejectUnknownOptions,
  Tensor,
} from '@automodel/core';
import { loadRareProcessing } from '../rare-processing/load-rare-processing.js';
import type { ResizeBackend } from '../resize/resize-backend.js';
import type { PixelValues } from '../transforms/transform-image.js';
import type { ProcessImage } from '../worker/process-image.js';
import type { ImageProcessorDefinition } from './image-processor-definition.js';
import { overrideSettings } from './override-settings.js';
import { prepareProcessor } from './prepare-processor.js';

/**
 * Makes a processor of the type that a definition describes.
 * @param processImage works on one image, where it is to be done.
 * @throws {SettingProblem} if a setting cannot be used: whoever calls makes an error of it.
 */
export function createImageProcessor(
  definition: ImageProcessorDefinition,
  given: JsonObject,
  processImage: ProcessImage,
): ImageProcessor {
  const { type, defaults, backends } = definition;
  const backend = backendOfType(given.image_processor_type) ?? backends[0];
  const settings = {
    ...overrideSettings(definition, { ...defaults, backend }, given),
    image_processor_type: type,
  };
  const prepared = prepareProcessor(definition, settings);

  const process = async (
    input: unknown,
    overrides?: JsonObject,
    options: ProcessImagesOptions = {},
  ): Promise<ImageProcessorOutput> => {
    await rejectUnknownOptions(options, ['signal']);
    const processor =
      overrides === undefined
        ? prepared
        : await (await loadRareProcessing()).prepareOverridden(definition, settings, overrides);
    const processOne = (image: unknown): Promise<PixelValues> => processImage(image, processor, options.signal);
    const images: readonly unknown[] = Array.isArray(input) ? input : [input];
    const { values, width, height } =
      images.length === 1
        ? await processOne(images[0])
        : await (await loadRareProcessing()).processSeveral(images, processOne);
    return { pixelValues: new Tensor('float32', values, [images.length, 3, height, width]) };
  };
  return Object.assign(process, { type, settings });
}

/** The backend that a name such as `ViTImageProcessorPil` stands for. */
function backendOfType(type: JsonValue | undefined): ResizeBackend | undefined {
  if (typeof type !== 'string') return undefined;
  if (type.endsWith('Pil')) return 'pil';
  return type.endsWith('Fast') ? 'torchvision' : undefined;
}
