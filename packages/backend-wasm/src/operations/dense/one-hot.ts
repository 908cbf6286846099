import type { StepOf } from '@automodel/compiler';
import { axisLoop } from '@automodel/engine';
import type { DenseOperation } from '../dense-task.js';

/** One value at the given positions of a new axis, another elsewhere; positions outside the axis give none. */
export function oneHot({ axis }: StepOf<'one-hot'>): DenseOperation {
  return ([positions, values], output) => {
    const { outer, length, inner } = axisLoop(output.dims, axis);
    const [off = 0, on = 1] = values?.data ?? [];
    output.data.fill(off);
    for (let row = 0; row < outer; row++) {
      for (let column = 0; column < inner; column++) {
        const given = positions?.data[row * inner + column] ?? 0;
        const position = given < 0 ? given + length : given;
        if (position >= 0 && position < length) output.data[(row * length + position) * inner + column] = on;
      }
    }
  };
}
