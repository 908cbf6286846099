import type { StepOf } from '@automodel/compiler';
import { axisLoop } from '@automodel/engine';
import type { DenseOperation } from '../dense-task.js';

/** Where the first or last of the largest or smallest elements lies along an axis. */
export function argExtreme({ axis, mode, selectsLast }: StepOf<'arg-extreme'>): DenseOperation {
  const sign = mode === 'maximum' ? 1 : -1;
  return ([input], output) => {
    if (input === undefined) return;
    const { outer, length, inner } = axisLoop(input.dims, axis);
    for (let row = 0; row < outer; row++) {
      for (let column = 0; column < inner; column++) {
        const at = row * length * inner + column;
        let best = Number.NEGATIVE_INFINITY;
        let position = 0;
        for (let index = 0; index < length; index++) {
          const value = sign * (input.data[at + index * inner] ?? 0);
          if (value > best || (selectsLast && value === best)) [best, position] = [value, index];
        }
        output.data[row * inner + column] = position;
      }
    }
  };
}
