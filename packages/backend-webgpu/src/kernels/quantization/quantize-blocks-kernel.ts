import { elementKernel } from '../element-kernel.js';
import { functionCode } from '../function-code.js';
import type { Kernel, StoredType } from '../kernel.js';
import { type ScaleField, scaleCode, scaleFields } from './scale-code.js';

/** saturate(round(x / scale) + zero point), with a scale for each block, ties to the even number (https://onnx.ai/onnx/operators/onnx__QuantizeLinear.html). */
export function quantizeBlocksKernel(types: {
  readonly input: StoredType;
  readonly scale: StoredType;
  readonly zeroPoint: StoredType;
}): Kernel<ScaleField | 'count' | 'hasZeroPoint' | 'highest' | 'lowest', 'input' | 'output' | 'scale' | 'zeroPoint'> {
  return elementKernel({
    name: 'quantize-blocks',
    uniforms: { count: 'u32', hasZeroPoint: 'u32', lowest: 'f32', highest: 'f32', ...scaleFields },
    inputs: [
      { name: 'input', type: types.input },
      { name: 'scale', type: types.scale },
      { name: 'zeroPoint', type: types.zeroPoint },
    ],
    output: 'i32',
    globals: scaleCode + functionCode('quotientOf('),
    body: `
  let at = scaleOf(index);
  let point = select(0.0, f32(zeroPoint[at]), uniforms.hasZeroPoint > 0u);
  let value = round(quotientOf(vec4f(f32(input[index])), vec4f(f32(scale[at]))).x) + point;
  output[index] = i32(clamp(value, uniforms.lowest, uniforms.highest));`,
  });
}
