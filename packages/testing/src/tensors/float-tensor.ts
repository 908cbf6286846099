import { Tensor } from '@automodel/core';
import type { ExpectedTensor } from './expected-tensor.js';

/** Expected values as an input of a model. */
export function floatTensor({ dims, values }: ExpectedTensor): Tensor {
  return new Tensor('float32', Float32Array.from(values), dims);
}
