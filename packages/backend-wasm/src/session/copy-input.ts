import type { PlanTensor } from '@automodel/compiler';
import type { ElementArray } from '../memory/element-array.js';
import { tensorRows } from '../memory/tensor-rows.js';

/** Copies a row-major tensor into the arena, in the layout of the plan. `at` is in elements. */
export function copyInput(arena: ElementArray, at: number, tensor: PlanTensor, values: ElementArray): void {
  if (tensor.layout === 'row-major') {
    arena.set(values, at);
    return;
  }
  const { length, step, size, startOf } = tensorRows(tensor);
  arena.fill(0, at, at + size);
  for (let from = 0; from < values.length; ) {
    let to = at + startOf(from / length);
    for (const end = from + length; from < end; from++) {
      arena[to] = values[from] ?? 0;
      to += step;
    }
  }
}
