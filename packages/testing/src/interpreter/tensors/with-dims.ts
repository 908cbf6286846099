import type { ReferenceTensor } from './reference-tensor.js';

/** The same elements in other dims. */
export function withDims(tensor: ReferenceTensor, dims: readonly number[]): ReferenceTensor {
  return { ...tensor, dims: [...dims] };
}
