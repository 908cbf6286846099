import type { JsonObject } from '@automodel/core';

/** Options of every image task. */
export interface ImageTaskOptions {
  /** Settings of the image processor, with Python's names, before those of `preprocessor_config.json`. */
  readonly settings?: JsonObject;
}
