import type { JsonObject } from '../json/json-value.js';
import type { Tensor } from '../tensor.js';

/** What an image processor gives: the graph's inputs. */
export interface ImageProcessorOutput {
  /** float32 `[batch, channels, height, width]`. */
  readonly pixelValues: Tensor;
}

/** What a call of an image processor takes besides settings. */
export interface ProcessImagesOptions {
  /** Stops downloads, and the work between two images. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Turns images into the tensor that a model takes, by the settings of `preprocessor_config.json`.
 * `Image` is what the package of the processor accepts; `overrides` are settings for this call, with Python's names.
 */
export interface ImageProcessor<Image = unknown> {
  (
    images: Image | readonly Image[],
    overrides?: JsonObject,
    options?: ProcessImagesOptions,
  ): Promise<ImageProcessorOutput>;
  /** The type, such as `ConvNextImageProcessor`. */
  readonly type: string;
  /** The settings in force, with Python's names and its defaults filled in; unknown keys are kept. */
  readonly settings: JsonObject;
}
