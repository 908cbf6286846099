import { computedType, elementKernel } from '../element-kernel.js';
import { functionCode } from '../function-code.js';
import type { Kernel, StoredType } from '../kernel.js';
import { type LineField, lineFields } from './line-fields.js';

/** Each position of a line is a weighted sum of `taps` positions of the input's; where a weight is no number, it is `fill`. */
export function interpolateKernel(
  input: StoredType,
  output: StoredType,
): Kernel<LineField | 'fill' | 'source' | 'taps', 'input' | 'output' | 'positions' | 'weights'> {
  const type = computedType(output);
  const body = `
  let column = index % uniforms.inner;
  let own = index / uniforms.inner % uniforms.length;
  let line = index / uniforms.inner / uniforms.length;
  let start = line * uniforms.source * uniforms.inner + column;
  var sum = 0.0;
  for (var tap = own * uniforms.taps; tap < (own + 1u) * uniforms.taps; tap++) {
    sum = fma(weights[tap], f32(input[start + u32(positions[tap]) * uniforms.inner]), sum);
  }
  let isOutside = isNanOf(vec4f(weights[own * uniforms.taps])).x;
  output[index] = ${output}(${type}(select(sum, uniforms.fill, isOutside)));`;
  return elementKernel({
    name: 'interpolate',
    uniforms: { ...lineFields, source: 'u32', taps: 'u32', fill: 'f32' },
    inputs: [
      { name: 'input', type: input },
      { name: 'positions', type: 'i32' },
      { name: 'weights', type: 'f32' },
    ],
    output,
    globals: functionCode(body),
    body,
  });
}
