import type { StepOf } from '@automodel/compiler';
import { type Dispatch, dispatch } from '../../kernels/dispatch.js';
import { elementSize } from '../../kernels/element-kernel.js';
import { gatherNDKernel } from '../../kernels/indexing/gather-nd-kernel.js';
import { linearWorkgroups } from '../../kernels/linear-workgroups.js';
import { denseStep } from '../dense-step.js';
import type { OperationContext } from '../operation-context.js';
import { sliceLoops } from './slice-loops.js';

/** Slices at positions of several axes. */
export function prepareGatherND(context: OperationContext, step: StepOf<'gather-nd'>): readonly Dispatch[] {
  return denseStep(context, step, (output, data, positions) => {
    if (data === undefined || positions === undefined) return [];
    const depth = positions.dims.at(-1) ?? 1;
    const batches = positions.dims.slice(0, step.batchDims).reduce((product, dim) => product * dim, 1);
    const perBatch = positions.count / depth / batches;
    return dispatch(gatherNDKernel({ data: data.type, positions: positions.type, output: output.type }), {
      buffers: { data: data.slot, positions: positions.slot, output: output.slot },
      uniforms: {
        ...{ count: output.count, depth, perBatch, batchLength: data.count / batches },
        inner: output.count / (perBatch * batches),
        ...sliceLoops(data.dims, step.batchDims, depth),
      },
      workgroups: linearWorkgroups(output.count, elementSize),
    });
  });
}
