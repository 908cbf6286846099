import { elementKernel } from '../element-kernel.js';
import type { Kernel, StoredType } from '../kernel.js';
import { type LineField, lineFields } from './line-fields.js';

/** One value at the given positions of lines, another elsewhere; positions outside give none. */
export function oneHotKernel(options: {
  readonly positions: StoredType;
  readonly values: StoredType;
  readonly output: StoredType;
}): Kernel<LineField, 'output' | 'positions' | 'values'> {
  return elementKernel({
    name: 'one-hot',
    uniforms: lineFields,
    inputs: [
      { name: 'positions', type: options.positions },
      { name: 'values', type: options.values },
    ],
    output: options.output,
    body: `
  let own = i32(index / uniforms.inner % uniforms.length);
  let line = index / uniforms.inner / uniforms.length;
  let given = i32(positions[line * uniforms.inner + index % uniforms.inner]);
  let position = select(given, given + i32(uniforms.length), given < 0);
  output[index] = ${options.output}(values[select(0u, 1u, position == own)]);`,
  });
}
