import type { PlanTensor } from '@automodel/compiler';
import { elementStrides, forEachElement } from '../operations/element-strides.js';

/** Copies a tensor out of the arena, in C order. `at` is in floats. */
export function copyOutput(floats: Float32Array, at: number, tensor: PlanTensor): Float32Array {
  const count = tensor.dims.reduce((product, dim) => product * dim, 1);
  if (tensor.layout === 'row-major') return floats.slice(at, at + count);
  const values = new Float32Array(count);
  let element = 0;
  forEachElement(tensor.dims, [elementStrides(tensor)], ([offset = 0]) => {
    values[element++] = floats[at + offset] ?? 0;
  });
  return values;
}
