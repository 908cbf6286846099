import type { JsonObject } from '@automodel/core';
import type { ImageSize } from '../image-size.js';
import type { ResizeBackend } from '../resize/resize-backend.js';
import type { GeometryStep } from '../transforms/transform-image.js';

/** What a processor does with a decoded image, once its settings are read. */
export interface PreparedProcessor {
  /** Resizing and cropping of an image of this size, in order. */
  readonly geometry: (size: ImageSize) => readonly GeometryStep[];
  /** Per channel the float32 value of each byte: rescaling and normalising. */
  readonly tables: readonly Float32Array[];
}

/** What one type of image processor has of its own; decoding and batching are common to all. */
export interface ImageProcessorDefinition {
  /** Python's class, such as `ConvNextImageProcessor`. */
  readonly type: string;
  /** The defaults of Python's class; they hold where a setting is absent or null. */
  readonly defaults: JsonObject;
  /** The backends that Python has for it, the default first. */
  readonly backends: readonly [ResizeBackend, ...ResizeBackend[]];
  /** Brings settings, or overrides of some, from legacy forms into the present one. */
  standardize(settings: JsonObject): JsonObject;
  /** @throws {SettingProblem} if a setting cannot be used: whoever calls makes an error of it. */
  prepare(settings: JsonObject, backend: ResizeBackend): PreparedProcessor;
}
