import type { Plugin } from '@automodel/contracts';
import type { JsonObject } from '../json/json-value.js';
import type { ImageProcessor } from './image-processor.js';

/** An image processor that a package offers; `key` is its type in Python, such as `ConvNextImageProcessor`. */
export interface ImageProcessorPlugin extends Plugin {
  readonly kind: 'image-processor';
  /**
   * Makes a processor from the settings of `preprocessor_config.json`, and may load the code for it first; `file` names their origin in errors.
   * @throws {InvalidConfigError} if a setting cannot be used.
   */
  create(settings: JsonObject, file: string): ImageProcessor | Promise<ImageProcessor>;
}
