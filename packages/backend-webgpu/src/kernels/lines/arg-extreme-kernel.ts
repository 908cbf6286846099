import { computedType, elementKernel } from '../element-kernel.js';
import { functionCode } from '../function-code.js';
import type { Kernel, StoredType } from '../kernel.js';
import { isBeforeCode } from './is-before-code.js';
import { type LineField, lineFields } from './line-fields.js';

/** The position of the largest or smallest element of each line, of equal ones the first or the last. */
export function argExtremeKernel(options: {
  readonly input: StoredType;
  readonly mode: 'maximum' | 'minimum';
  readonly selectsLast: boolean;
}): Kernel<LineField, 'input' | 'output'> {
  const { input, mode, selectsLast } = options;
  const type = computedType(input);
  const order = isBeforeCode(mode, type);
  return elementKernel({
    name: `arg-${mode}${selectsLast ? '-last' : ''}`,
    uniforms: lineFields,
    inputs: [{ name: 'input', type: input }],
    output: 'i32',
    globals: functionCode(order) + order,
    body: `
  let start = index / uniforms.inner * uniforms.length * uniforms.inner + index % uniforms.inner;
  var best = ${type}(input[start]);
  var position = 0u;
  for (var i = 1u; i < uniforms.length; i++) {
    let value = ${type}(input[start + i * uniforms.inner]);
    if (${selectsLast ? '!isBefore(best, value)' : 'isBefore(value, best)'}) {
      best = value;
      position = i;
    }
  }
  output[index] = i32(position);`,
  });
}
