import type { ImageProcessor, JsonObject } from '@automodel/core';
import { imageProcessing } from '#image-processing';
import { settingError } from '../failures/setting-error.js';
import { createImageProcessor } from './create-image-processor.js';
import type { ImageProcessorDefinition } from './image-processor-definition.js';

/**
 * `createImageProcessor` for functions that do not wait: they have the words of errors at hand.
 * @param file names the origin of the settings in errors.
 * @throws {InvalidConfigError} if a setting cannot be used.
 */
export function createProcessorNow(
  definition: ImageProcessorDefinition,
  settings: JsonObject,
  file: string,
): ImageProcessor {
  const processing = imageProcessing();
  try {
    return createImageProcessor(definition, settings, async (...call) => (await processing)(...call));
  } catch (thrown) {
    throw settingError(thrown, file);
  }
}
