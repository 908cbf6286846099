import type { StepOf } from '@automodel/compiler';
import { type Dispatch, dispatch } from '../../kernels/dispatch.js';
import { elementSize } from '../../kernels/element-kernel.js';
import { gatherElementsKernel } from '../../kernels/indexing/gather-elements-kernel.js';
import { linearWorkgroups } from '../../kernels/linear-workgroups.js';
import { denseStep } from '../dense-step.js';
import type { OperationContext } from '../operation-context.js';
import { elementLoops } from './element-loops.js';

/** One element for each position. */
export function prepareGatherElements(
  context: OperationContext,
  step: StepOf<'gather' | 'gather-elements'>,
): readonly Dispatch[] {
  return denseStep(context, step, (output, data, positions) => {
    if (data === undefined || positions === undefined) return [];
    return dispatch(gatherElementsKernel({ data: data.type, positions: positions.type, output: output.type }), {
      buffers: { data: data.slot, positions: positions.slot, output: output.slot },
      uniforms: { count: output.count, ...elementLoops(data.dims, positions.dims, step.axis) },
      workgroups: linearWorkgroups(output.count, elementSize),
    });
  });
}
