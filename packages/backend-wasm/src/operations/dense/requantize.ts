import type { StepOf } from '@automodel/compiler';
import type { DenseOperation } from '../dense-task.js';
import { roundHalfToEven } from '../round-half-to-even.js';
import { saturate } from './saturate.js';
import { scaleIndex } from './scale-index.js';

/** saturate(round(sum × left scale × right scale / output scale) + zero point). */
export function requantize({ axis }: StepOf<'requantize'>): DenseOperation {
  return ([sums, left, right, scale, zeroPoint], output) => {
    const values = sums?.data ?? [];
    const index = scaleIndex(output.dims, right?.dims ?? [], { axis, blockSize: 0 });
    const factors = Float64Array.from(right?.data ?? [], (rightScale) =>
      Math.fround(Math.fround((left?.data[0] ?? 1) * rightScale) / (scale?.data[0] ?? 1)),
    );
    for (let element = 0; element < values.length; element++) {
      const value = roundHalfToEven((values[element] ?? 0) * (factors[index(element)] ?? 1));
      output.data[element] = saturate(value + (zeroPoint?.data[0] ?? 0), output.dataType);
    }
  };
}
