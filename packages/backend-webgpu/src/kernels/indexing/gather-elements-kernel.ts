import { elementKernel } from '../element-kernel.js';
import type { Kernel } from '../kernel.js';
import { placeOfCode } from '../place-of-code.js';
import { countedCode } from './counted-code.js';
import { type Data, type DataTypes, dataInputs } from './data-inputs.js';
import { type LoopField, loopFields } from './loop-fields.js';

/** One element for each position along one axis; loops go over the positions, with strides of the data. */
export function gatherElementsKernel({
  data,
  positions,
  output,
}: DataTypes): Kernel<LoopField | 'count' | 'length' | 'step', Data> {
  return elementKernel({
    name: 'gather-elements',
    uniforms: { count: 'u32', length: 'i32', step: 'i32', ...loopFields },
    inputs: dataInputs(data, positions),
    output,
    globals: countedCode + placeOfCode,
    body: `
  let u = uniforms;
  let start = placeOf(index, u.outerSizes, u.sizes, u.outerStrides, u.strides);
  output[index] = ${output}(data[start + counted(i32(positions[index]), u.length) * u.step]);`,
  });
}
