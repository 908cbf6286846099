import { elementKernel } from '../element-kernel.js';
import type { Kernel, StoredType } from '../kernel.js';
import { type ScaleField, scaleCode, scaleFields } from './scale-code.js';

/** (x − zero point) × scale, with a scale for each block (https://onnx.ai/onnx/operators/onnx__DequantizeLinear.html). */
export function dequantizeBlocksKernel(types: {
  readonly scale: StoredType;
  readonly output: StoredType;
}): Kernel<ScaleField | 'count' | 'hasZeroPoint', 'input' | 'output' | 'scale' | 'zeroPoint'> {
  return elementKernel({
    name: 'dequantize-blocks',
    uniforms: { count: 'u32', hasZeroPoint: 'u32', ...scaleFields },
    inputs: [
      { name: 'input', type: 'i32' },
      { name: 'scale', type: types.scale },
      { name: 'zeroPoint', type: 'i32' },
    ],
    output: types.output,
    globals: scaleCode,
    body: `
  let at = scaleOf(index);
  let point = select(0, zeroPoint[at], uniforms.hasZeroPoint > 0u);
  output[index] = ${types.output}(f32(input[index] - point) * f32(scale[at]));`,
  });
}
