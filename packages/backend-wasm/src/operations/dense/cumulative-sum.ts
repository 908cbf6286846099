import type { StepOf } from '@automodel/compiler';
import { axisLoop } from '@automodel/engine';
import type { DenseOperation } from '../dense-task.js';

/** Sums of all elements up to each one along an axis. */
export function cumulativeSum({ axis, isExclusive, isReverse }: StepOf<'cumulative-sum'>): DenseOperation {
  return ([input], output) => {
    if (input === undefined) return;
    const { outer, length, inner } = axisLoop(input.dims, axis);
    for (let row = 0; row < outer; row++) {
      for (let column = 0; column < inner; column++) {
        let sum = 0;
        for (let index = 0; index < length; index++) {
          const position = isReverse ? length - 1 - index : index;
          const at = (row * length + position) * inner + column;
          const value = input.data[at] ?? 0;
          output.data[at] = isExclusive ? sum : sum + value;
          sum += value;
        }
      }
    }
  };
}
