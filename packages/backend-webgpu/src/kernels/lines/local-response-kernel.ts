import { elementKernel } from '../element-kernel.js';
import { functionCode } from '../function-code.js';
import type { Kernel, StoredType } from '../kernel.js';
import { type LineField, lineFields } from './line-fields.js';

/** Each element over a power of the squares of its neighbours on the line (https://papers.nips.cc/paper/4824). */
export function localResponseKernel(
  floats: StoredType,
): Kernel<LineField | 'after' | 'before' | 'beta' | 'bias' | 'factor', 'input' | 'output'> {
  const body = `
  let own = index / uniforms.inner % uniforms.length;
  let first = select(0u, own - uniforms.before, own > uniforms.before);
  let last = min(own + uniforms.after, uniforms.length - 1u);
  var sum = 0.0;
  for (var i = first; i <= last; i++) {
    let value = f32(input[index + i * uniforms.inner - own * uniforms.inner]);
    sum += value * value;
  }
  let base = uniforms.bias + uniforms.factor * sum;
  output[index] = ${floats}(f32(input[index]) * expOf(-uniforms.beta * logOf(vec4f(base))).x);`;
  return elementKernel({
    name: 'local-response',
    uniforms: { ...lineFields, before: 'u32', after: 'u32', bias: 'f32', beta: 'f32', factor: 'f32' },
    inputs: [{ name: 'input', type: floats }],
    output: floats,
    globals: functionCode(body),
    body,
  });
}
