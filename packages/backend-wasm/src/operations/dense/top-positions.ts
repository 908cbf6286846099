import type { StepOf } from '@automodel/compiler';
import { axisLoop } from '@automodel/engine';
import type { DenseOperation } from '../dense-task.js';

/** Where the k largest or smallest elements lie along an axis, in order; of equal ones the first comes first. */
export function topPositions({ axis, mode }: StepOf<'top-positions'>): DenseOperation {
  const sign = mode === 'maximum' ? -1 : 1;
  return ([input], output) => {
    if (input === undefined) return;
    const { outer, length, inner } = axisLoop(input.dims, axis);
    const count = output.dims[axis] ?? 0;
    const keys = new Float64Array(length);
    for (let row = 0; row < outer; row++) {
      for (let column = 0; column < inner; column++) {
        for (let index = 0; index < length; index++) {
          keys[index] = sign * (input.data[(row * length + index) * inner + column] ?? 0);
        }
        const order = Int32Array.from(keys, (_, index) => index);
        order.sort((left, right) => (keys[left] ?? 0) - (keys[right] ?? 0) || left - right);
        for (let index = 0; index < count; index++) {
          output.data[(row * count + index) * inner + column] = order[index] ?? 0;
        }
      }
    }
  };
}
