import type { ImageProcessor, JsonObject } from '@automodel/core';
import type { ImageInput } from '../input/image-input.js';
import { bitImageProcessor } from './bit-image-processor.js';
import { createProcessorNow } from './create-processor-now.js';

/**
 * The processor of BiT, DINOv2 and others: resizes the shortest edge, crops the middle, rescales and normalises.
 * Source: `BitImageProcessor` of Transformers; pixels equal its to the last bit.
 * @param settings of `preprocessor_config.json`; what is absent or null has the default of Python's class.
 * @param file names the origin of the settings in errors.
 * @throws {InvalidConfigError} if a setting cannot be used.
 */
export function createBitImageProcessor(
  settings: JsonObject = {},
  file = 'The settings of BitImageProcessor',
): ImageProcessor<ImageInput> {
  return createProcessorNow(bitImageProcessor, settings, file);
}
