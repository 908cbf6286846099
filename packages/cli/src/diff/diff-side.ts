import type { NumberTensor } from '../compare/number-tensor.js';

/** One side of a comparison: a checkpoint on a device, and what it computed. */
export interface DiffSide {
  readonly directory: string;
  readonly device: string;
  readonly className: string;
  /** Layers by their place in the tree of parameters, then outputs by Python's names: in the order of computation. */
  readonly tensors: ReadonlyMap<string, NumberTensor>;
}
