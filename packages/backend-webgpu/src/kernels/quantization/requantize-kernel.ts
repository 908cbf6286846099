import { elementKernel } from '../element-kernel.js';
import type { Kernel, StoredType } from '../kernel.js';
import { type ScaleField, scaleCode, scaleFields } from './scale-code.js';

type Input = 'input' | 'left' | 'outputScale' | 'right' | 'zeroPoint';

/** saturate(round(sum × left scale × right scale / output scale) + zero point) (https://onnx.ai/onnx/operators/onnx__QLinearConv.html). */
export function requantizeKernel(
  scales: Readonly<Record<'left' | 'outputScale' | 'right', StoredType>>,
): Kernel<ScaleField | 'count' | 'highest' | 'lowest', Input | 'output'> {
  return elementKernel({
    name: 'requantize',
    uniforms: { count: 'u32', lowest: 'f32', highest: 'f32', ...scaleFields },
    inputs: [
      { name: 'input', type: 'i32' },
      { name: 'left', type: scales.left },
      { name: 'right', type: scales.right },
      { name: 'outputScale', type: scales.outputScale },
      { name: 'zeroPoint', type: 'i32' },
    ],
    output: 'i32',
    globals: scaleCode,
    body: `
  let factor = f32(left[0]) * f32(right[scaleOf(index)]) / f32(outputScale[0]);
  let value = round(f32(input[index]) * factor) + f32(zeroPoint[0]);
  output[index] = i32(clamp(value, uniforms.lowest, uniforms.highest));`,
  });
}
