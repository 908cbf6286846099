import { elementKernel } from '../element-kernel.js';
import type { Kernel } from '../kernel.js';
import { countedCode } from './counted-code.js';
import { type Data, type DataTypes, dataInputs } from './data-inputs.js';

/** Whole slices at positions along one axis: `[outer, positions, inner]` of `[outer, length, inner]`. */
export function gatherKernel({
  data,
  positions,
  output,
}: DataTypes): Kernel<'count' | 'inner' | 'length' | 'taken', Data> {
  return elementKernel({
    name: 'gather',
    uniforms: { count: 'u32', length: 'u32', inner: 'u32', taken: 'u32' },
    inputs: dataInputs(data, positions),
    output,
    globals: countedCode,
    body: `
  let position = counted(i32(positions[index / uniforms.inner % uniforms.taken]), i32(uniforms.length));
  let row = index / uniforms.inner / uniforms.taken;
  output[index] = ${output}(data[(row * uniforms.length + u32(position)) * uniforms.inner + index % uniforms.inner]);`,
  });
}
