import type { ScatterReduction } from '@automodel/compiler';
import { computedType, elementKernel } from '../element-kernel.js';
import type { Kernel, StoredType } from '../kernel.js';
import { placeOfCode } from '../place-of-code.js';
import { countedCode } from './counted-code.js';
import { type LoopField, loopFields } from './loop-fields.js';
import { sliceCode } from './slice-code.js';

export interface ScatterKernelOptions {
  readonly kind: 'scatter-elements' | 'scatter-nd';
  readonly reduction: ScatterReduction;
  readonly positions: StoredType;
  readonly updates: StoredType;
  readonly output: StoredType;
}

type ScatterField = LoopField | 'count' | 'depth' | 'inner' | 'length' | 'step' | 'updateCount';

/**
 * Puts updates where positions say, into an output that holds the data already. Without a reduction an invocation puts one update; with one, an
 * invocation takes all updates of one element together in order, for there are no sums of floats in memory that are safe and always the same.
 */
export function scatterKernel(options: ScatterKernelOptions): Kernel<ScatterField, 'output' | 'positions' | 'updates'> {
  const { kind, reduction, positions, updates, output } = options;
  const type = computedType(output);
  const combine: Readonly<Record<ScatterReduction, string>> = {
    add: 'result + update',
    max: 'max(result, update)',
    min: 'min(result, update)',
    mul: 'result * update',
    none: 'update',
  };
  const target =
    kind === 'scatter-nd'
      ? 'return sliceOf(update / uniforms.inner * uniforms.depth) + i32(update % uniforms.inner);'
      : `let u = uniforms;
  let start = placeOf(update, u.outerSizes, u.sizes, u.outerStrides, u.strides);
  return start + counted(i32(positions[update]), u.length) * u.step;`;
  const each = `
  output[targetOf(index)] = ${output}(updates[index]);`;
  const all = `
  var result = ${type}(output[index]);
  for (var i = 0u; i < uniforms.updateCount; i++) {
    if (targetOf(i) == i32(index)) {
      let update = ${type}(updates[i]);
      result = ${combine[reduction]};
    }
  }
  output[index] = ${output}(result);`;
  return elementKernel({
    name: `${kind}-${reduction}`,
    uniforms: {
      ...{ count: 'u32', updateCount: 'u32', depth: 'u32', inner: 'u32', length: 'i32', step: 'i32' },
      ...loopFields,
    },
    inputs: [
      { name: 'positions', type: positions },
      { name: 'updates', type: updates },
    ],
    output,
    globals: `${countedCode}${kind === 'scatter-nd' ? sliceCode : placeOfCode}
fn targetOf(update: u32) -> i32 {
  ${target}
}
`,
    body: reduction === 'none' ? each : all,
  });
}
