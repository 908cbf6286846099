import type { PlanTensor } from '@automodel/compiler';
import { elementStrides, forEachElement } from '../operations/element-strides.js';
import type { StoredElements } from './read-feed.js';

/** Copies a tensor out of the arena, in C order. `at` is in elements. */
export function copyOutput<Elements extends StoredElements>(arena: Elements, at: number, tensor: PlanTensor): Elements;
export function copyOutput(arena: StoredElements, at: number, tensor: PlanTensor): StoredElements {
  const count = tensor.dims.reduce((product, dim) => product * dim, 1);
  const values = arena.slice(at, at + count);
  if (tensor.layout === 'row-major') return values;
  let element = 0;
  forEachElement(tensor.dims, [elementStrides(tensor)], ([offset = 0]) => {
    values[element++] = arena[at + offset] ?? 0;
  });
  return values;
}
