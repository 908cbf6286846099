import type { Tensor } from '../tensor.js';

/** What an image model takes. */
export interface ModelInputs {
  /** float32 `[batch, channels, height, width]`, as image processors give it. */
  readonly pixelValues: Tensor;
}
