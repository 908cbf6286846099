import type { StepOf } from '@automodel/compiler';
import type { DenseOperation } from '../dense-task.js';
import { scaleIndex } from './scale-index.js';

/** (x − zero point) × scale (https://onnx.ai/onnx/operators/onnx__DequantizeLinear.html). */
export function dequantize(step: StepOf<'dequantize'>): DenseOperation {
  return ([input, scale, zeroPoint], output) => {
    const values = input?.data ?? [];
    const index = scaleIndex(output.dims, scale?.dims ?? [], step);
    for (let element = 0; element < values.length; element++) {
      const at = index(element);
      output.data[element] = ((values[element] ?? 0) - (zeroPoint?.data[at] ?? 0)) * (scale?.data[at] ?? 1);
    }
  };
}
