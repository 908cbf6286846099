import type { StepOf } from '@automodel/compiler';
import { axisLoop } from '@automodel/engine';
import type { DenseOperation } from '../dense-task.js';

/** Along one axis, each position of the output is a weighted sum of some positions of the input. */
export function interpolate({ axis, taps, positions, weights, fill }: StepOf<'interpolate'>): DenseOperation {
  const count = positions.length / taps;
  return ([input], output) => {
    if (input === undefined) return;
    const { outer, length, inner } = axisLoop(input.dims, axis);
    for (let row = 0; row < outer; row++) {
      for (let place = 0; place < count; place++) {
        const to = (row * count + place) * inner;
        const isOutside = Number.isNaN(weights[place * taps] ?? 0);
        for (let column = 0; column < inner; column++) {
          let sum = 0;
          for (let tap = 0; tap < taps; tap++) {
            const from = (row * length + (positions[place * taps + tap] ?? 0)) * inner + column;
            sum += (weights[place * taps + tap] ?? 0) * (input.data[from] ?? 0);
          }
          output.data[to + column] = isOutside ? fill : sum;
        }
      }
    }
  };
}
