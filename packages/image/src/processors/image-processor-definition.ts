import type { JsonObject } from '@automodel/core';
import type { RawImage } from '../raw-image.js';
import type { SettingsReader } from './settings-reader.js';

/** What one type of image processor has of its own; decoding, rescaling, normalising and batching are common to all. */
export interface ImageProcessorDefinition {
  /** Python's class, such as `ConvNextImageProcessor`. */
  readonly type: string;
  /** The defaults of Python's class; they hold where a setting is absent or null. */
  readonly defaults: JsonObject;
  /** What `"size": 224`, the legacy form, stands for. */
  readonly sizeFromNumber: (edge: number) => JsonObject;
  /**
   * The way from a decoded image to the pixels that are rescaled and normalised: resizing and cropping.
   * @throws {InvalidConfigError} if a setting cannot be used.
   */
  readonly prepareGeometry: (settings: SettingsReader) => (image: RawImage) => RawImage;
}
