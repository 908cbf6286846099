import { elementBytes, type PlanTensor } from '@automodel/compiler';
import { type ElementArray, elementView } from '../memory/element-array.js';
import { elementStrides, forEachElement } from '../operations/element-strides.js';

/** Copies a tensor out of the memory, in C order. `address` is in bytes. */
export function copyOutput(buffer: ArrayBufferLike, address: number, tensor: PlanTensor): ElementArray {
  const count = tensor.dims.reduce((product, dim) => product * dim, 1);
  const elements = elementView(buffer, tensor.dataType);
  const at = address / elementBytes(tensor.dataType);
  const values = elements.slice(at, at + count);
  if (tensor.layout === 'row-major') return values;
  let element = 0;
  forEachElement(tensor.dims, [elementStrides(tensor)], ([offset = 0]) => {
    values[element++] = elements[at + offset] ?? 0;
  });
  return values;
}
