import type { Tensor } from '../tensor.js';

/** One call of a batcher that waits for its answer. */
export interface BatchRequest<Result> {
  readonly pixelValues: Tensor;
  /** Images in it. */
  readonly rows: number;
  readonly resolve: (result: Result) => void;
  readonly reject: (reason: unknown) => void;
}
