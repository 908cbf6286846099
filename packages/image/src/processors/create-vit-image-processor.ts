import type { ImageProcessor, JsonObject } from '@automodel/core';
import type { ImageInput } from '../input/image-input.js';
import { createProcessorNow } from './create-processor-now.js';
import { vitImageProcessor } from './vit-image-processor.js';

/**
 * The processor of ViT, Swin and others: squeezes the image into `size`, rescales and normalises.
 * Source: `ViTImageProcessor` of Transformers; pixels equal its to the last bit.
 * @param settings of `preprocessor_config.json`; what is absent or null has the default of Python's class.
 * @param file names the origin of the settings in errors.
 * @throws {InvalidConfigError} if a setting cannot be used.
 */
export function createViTImageProcessor(
  settings: JsonObject = {},
  file = 'The settings of ViTImageProcessor',
): ImageProcessor<ImageInput> {
  return createProcessorNow(vitImageProcessor, settings, file);
}
