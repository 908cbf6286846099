import type { StepOf } from '@automodel/compiler';
import type { DenseOperation } from '../dense-task.js';

/** (x − mean) / √(variance + epsilon) over rows, with sums in float64. */
export function normalizeRows({ length, epsilon, isCentered }: StepOf<'normalize-rows'>): DenseOperation {
  return ([input], output) => {
    const values = input?.data ?? [];
    for (let start = 0; start < values.length; start += length) {
      let sum = 0;
      if (isCentered) for (let index = 0; index < length; index++) sum += values[start + index] ?? 0;
      const mean = sum / length;
      let squares = 0;
      for (let index = 0; index < length; index++) squares += ((values[start + index] ?? 0) - mean) ** 2;
      const factor = 1 / Math.sqrt(squares / length + epsilon);
      for (let index = 0; index < length; index++) {
        output.data[start + index] = ((values[start + index] ?? 0) - mean) * factor;
      }
    }
  };
}
