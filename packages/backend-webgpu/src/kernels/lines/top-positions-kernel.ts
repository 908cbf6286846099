import { computedType, elementKernel } from '../element-kernel.js';
import { functionCode } from '../function-code.js';
import type { Kernel, StoredType } from '../kernel.js';
import { isBeforeCode } from './is-before-code.js';
import { type LineField, lineFields } from './line-fields.js';

/**
 * The positions of the largest or smallest elements of each line in order: each element counts those before it, and writes its position there
 * if there are fewer than `kept`.
 */
export function topPositionsKernel(
  input: StoredType,
  mode: 'maximum' | 'minimum',
): Kernel<LineField | 'kept', 'input' | 'output'> {
  const type = computedType(input);
  const order = isBeforeCode(mode, type);
  return elementKernel({
    name: `top-${mode}`,
    uniforms: { ...lineFields, kept: 'u32' },
    inputs: [{ name: 'input', type: input }],
    output: 'i32',
    globals: functionCode(order) + order,
    body: `
  let column = index % uniforms.inner;
  let own = index / uniforms.inner % uniforms.length;
  let line = index / uniforms.inner / uniforms.length;
  let start = line * uniforms.length * uniforms.inner + column;
  let value = ${type}(input[index]);
  var rank = 0u;
  for (var i = 0u; i < uniforms.length && rank < uniforms.kept; i++) {
    let other = ${type}(input[start + i * uniforms.inner]);
    if (isBefore(other, value) || (i < own && !isBefore(value, other))) {
      rank++;
    }
  }
  if (rank < uniforms.kept) {
    output[(line * uniforms.kept + rank) * uniforms.inner + column] = i32(own);
  }`,
  });
}
