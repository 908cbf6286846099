import type { ImageProcessor, JsonObject } from '@automodel/core';
import type { ImageInput } from '../input/image-input.js';
import { createProcessorNow } from './create-processor-now.js';
import { timmWrapperImageProcessor } from './timm-wrapper-image-processor.js';

/**
 * The evaluation transform of timm's checkpoints.
 * Source: `TimmWrapperImageProcessor` of Transformers; pixels equal its to the last bit.
 * @param settings `pretrained_cfg` as in timm's config.json, or its fields; what is absent or null has timm's default.
 * @param file names the origin of the settings in errors.
 * @throws {InvalidConfigError} if a setting cannot be used.
 */
export function createTimmWrapperImageProcessor(
  settings: JsonObject = {},
  file = 'The settings of TimmWrapperImageProcessor',
): ImageProcessor<ImageInput> {
  return createProcessorNow(timmWrapperImageProcessor, settings, file);
}
