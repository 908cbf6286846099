import { computedType, elementKernel } from '../element-kernel.js';
import type { Kernel, StoredType } from '../kernel.js';
import { type LineField, lineFields } from './line-fields.js';

/** Sums of all elements of a line up to each one: an invocation for each line. */
export function cumulativeSumKernel(
  floats: StoredType,
): Kernel<LineField | 'isExclusive' | 'isReverse', 'input' | 'output'> {
  const type = computedType(floats);
  return elementKernel({
    name: 'cumulative-sum',
    uniforms: { ...lineFields, isExclusive: 'u32', isReverse: 'u32' },
    inputs: [{ name: 'input', type: floats }],
    output: floats,
    body: `
  let start = index / uniforms.inner * uniforms.length * uniforms.inner + index % uniforms.inner;
  var sum = ${type}(0);
  for (var i = 0u; i < uniforms.length; i++) {
    let at = start + select(i, uniforms.length - 1u - i, uniforms.isReverse > 0u) * uniforms.inner;
    let value = ${type}(input[at]);
    output[at] = ${floats}(select(sum + value, sum, uniforms.isExclusive > 0u));
    sum += value;
  }`,
  });
}
