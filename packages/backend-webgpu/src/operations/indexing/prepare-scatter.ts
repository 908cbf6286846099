import type { StepOf } from '@automodel/compiler';
import { type Dispatch, dispatch } from '../../kernels/dispatch.js';
import { elementSize } from '../../kernels/element-kernel.js';
import { scatterKernel } from '../../kernels/indexing/scatter-kernel.js';
import { linearWorkgroups } from '../../kernels/linear-workgroups.js';
import { copyElements, type StridedElements } from '../copy-elements.js';
import { type DenseTensor, denseStep } from '../dense-step.js';
import { elementStrides } from '../element-strides.js';
import type { OperationContext } from '../operation-context.js';
import { elementLoops } from './element-loops.js';
import { sliceLoops } from './slice-loops.js';

/** The data with updates at some positions, of elements along an axis or of slices. */
export function prepareScatter(
  context: OperationContext,
  step: StepOf<'scatter-elements' | 'scatter-nd'>,
): readonly Dispatch[] {
  return denseStep(context, step, (output, data, positions, updates) => {
    if (data === undefined || positions === undefined || updates === undefined) return [];
    const { kind, reduction, axis } = step;
    const types = { positions: positions.type, updates: updates.type, output: output.type };
    const copy = copyElements(data.dims, rows(data), rows(output));
    if (updates.count === 0) return copy;
    const depth = kind === 'scatter-nd' ? (positions.dims.at(-1) ?? 1) : 1;
    const loops =
      kind === 'scatter-nd'
        ? { ...sliceLoops(data.dims, 0, depth), length: 0, step: 0 }
        : elementLoops(data.dims, positions.dims, axis);
    const count = reduction === 'none' ? updates.count : output.count;
    const inner = kind === 'scatter-nd' ? updates.count / (positions.count / depth) : 1;
    const scatter = dispatch(scatterKernel({ kind, reduction, ...types }), {
      buffers: { positions: positions.slot, updates: updates.slot, output: output.slot },
      uniforms: { count, updateCount: updates.count, depth, inner, ...loops },
      workgroups: linearWorkgroups(count, elementSize),
    });
    return [copy, scatter];
  });
}

function rows({ slot, type, dims }: DenseTensor): StridedElements {
  return { slot, type, strides: elementStrides({ dims, layout: 'row-major' }) };
}
