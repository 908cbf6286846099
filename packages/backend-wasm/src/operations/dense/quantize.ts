import type { StepOf } from '@automodel/compiler';
import type { DenseOperation } from '../dense-task.js';
import { roundHalfToEven } from '../round-half-to-even.js';
import { saturate } from './saturate.js';
import { scaleIndex } from './scale-index.js';

/** saturate(round(x / scale) + zero point) (https://onnx.ai/onnx/operators/onnx__QuantizeLinear.html). */
export function quantize(step: StepOf<'quantize'>): DenseOperation {
  return ([input, scale, zeroPoint], output) => {
    const values = input?.data ?? [];
    const index = scaleIndex(output.dims, scale?.dims ?? [], step);
    for (let element = 0; element < values.length; element++) {
      const at = index(element);
      // Quotients are float32, as scale and input are.
      const quotient = Math.fround((values[element] ?? 0) / (scale?.data[at] ?? 1));
      const value = roundHalfToEven(quotient) + (zeroPoint?.data[at] ?? 0);
      output.data[element] = saturate(value, output.dataType);
    }
  };
}
