import { elementBytes, type PlanTensor } from '@automodel/compiler';
import { type ElementArray, elementView } from '../memory/element-array.js';
import { tensorRows } from '../memory/tensor-rows.js';

/** Copies a tensor out of the memory, in C order. `address` is in bytes. */
export function copyOutput(buffer: ArrayBufferLike, address: number, tensor: PlanTensor): ElementArray {
  const count = tensor.dims.reduce((product, dim) => product * dim, 1);
  const elements = elementView(buffer, tensor.dataType);
  const at = address / elementBytes(tensor.dataType);
  const values = elements.slice(at, at + count);
  if (tensor.layout === 'row-major') return values;
  const { length, step, startOf } = tensorRows(tensor);
  for (let to = 0; to < count; ) {
    let from = at + startOf(to / length);
    for (const end = to + length; to < end; to++) {
      values[to] = elements[from] ?? 0;
      from += step;
    }
  }
  return values;
}
