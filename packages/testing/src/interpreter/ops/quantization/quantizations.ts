import { dataTypeFromCode } from '@automodel/onnx';
import type { ReferenceOperator } from '../../reference-operator.js';
import { makeTensor } from '../../tensors/make-tensor.js';
import { roundHalfToEven } from '../../tensors/round-half-to-even.js';
import { toNumbers } from '../../tensors/to-numbers.js';
import { dequantizeTensor, quantizeTensor, saturateInteger } from './quantize.js';

/** From floats to integers or small floats, and back (https://onnx.ai/onnx/operators/onnx__QuantizeLinear.html). */
export const quantizations: Readonly<Record<string, ReferenceOperator>> = {
  DequantizeLinear: (run) => {
    const stated = run.integer('output_dtype', 0);
    return [dequantizeTensor(run, (stated === 0 ? undefined : dataTypeFromCode(stated)) ?? run.tensor(1).dataType)];
  },
  DynamicQuantizeLinear: (run) => {
    const input = run.tensor(0);
    const numbers = toNumbers(input);
    const low = Math.min(0, ...numbers);
    const high = Math.max(0, ...numbers);
    const scale = Math.fround(Math.fround(high - low) / 255);
    const zeroPoint = saturateInteger(roundHalfToEven(Math.fround(-low / scale)), 'uint8');
    const quantized = numbers.map((value) =>
      saturateInteger(roundHalfToEven(Math.fround(value / scale)) + zeroPoint, 'uint8'),
    );
    return [
      makeTensor('uint8', input.dims, quantized),
      makeTensor('float32', [], [scale]),
      makeTensor('uint8', [], [zeroPoint]),
    ];
  },
  QuantizeLinear: (run) => {
    const stated = run.integer('output_dtype', 0);
    const dataType = run.optional(2)?.dataType ?? (stated === 0 ? undefined : dataTypeFromCode(stated)) ?? 'uint8';
    return [quantizeTensor(run, dataType)];
  },
};
