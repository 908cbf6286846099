import { elementKernel } from '../element-kernel.js';
import type { Kernel, StoredType } from '../kernel.js';

/** Puts values where the positions of a pooling say, into an output of zeros. */
export function unpoolKernel(
  input: StoredType,
  positions: StoredType,
  output: StoredType,
): Kernel<'count', 'input' | 'output' | 'positions'> {
  return elementKernel({
    name: 'unpool',
    uniforms: { count: 'u32' },
    inputs: [
      { name: 'input', type: input },
      { name: 'positions', type: positions },
    ],
    output,
    body: `
  output[positions[index]] = ${output}(input[index]);`,
  });
}
