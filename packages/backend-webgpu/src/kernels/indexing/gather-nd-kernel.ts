import { elementKernel } from '../element-kernel.js';
import type { Kernel } from '../kernel.js';
import { countedCode } from './counted-code.js';
import { type Data, type DataTypes, dataInputs } from './data-inputs.js';
import { type LoopField, loopFields } from './loop-fields.js';
import { sliceCode } from './slice-code.js';

/** Slices at positions of several axes, in each of some batches of `batchLength` elements. */
export function gatherNDKernel({
  data,
  positions,
  output,
}: DataTypes): Kernel<LoopField | 'batchLength' | 'count' | 'depth' | 'inner' | 'perBatch', Data> {
  return elementKernel({
    name: 'gather-nd',
    uniforms: { count: 'u32', depth: 'u32', inner: 'u32', perBatch: 'u32', batchLength: 'u32', ...loopFields },
    inputs: dataInputs(data, positions),
    output,
    globals: countedCode + sliceCode,
    body: `
  let slice = index / uniforms.inner;
  let start = slice / uniforms.perBatch * uniforms.batchLength + index % uniforms.inner;
  output[index] = ${output}(data[i32(start) + sliceOf(slice * uniforms.depth)]);`,
  });
}
