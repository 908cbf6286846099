import type { ImageProcessor, JsonObject } from '@automodel/core';
import type { ImageInput } from '../input/image-input.js';
import { convNextImageProcessor } from './conv-next-image-processor.js';
import { createProcessorNow } from './create-processor-now.js';

/**
 * The processor of ConvNeXt, ResNet and many others: resizes the shortest edge to `size.shortest_edge / crop_pct`, crops
 * the middle, rescales and normalises.
 * Source: `ConvNextImageProcessor` of Transformers; pixels equal its to the last bit.
 * @param settings of `preprocessor_config.json`; what is absent or null has the default of Python's class.
 * @param file names the origin of the settings in errors.
 * @throws {InvalidConfigError} if a setting cannot be used.
 */
export function createConvNextImageProcessor(
  settings: JsonObject = {},
  file = 'The settings of ConvNextImageProcessor',
): ImageProcessor<ImageInput> {
  return createProcessorNow(convNextImageProcessor, settings, file);
}
