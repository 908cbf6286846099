import type { StepOf } from '@automodel/compiler';
import { axisLoop } from '@automodel/engine';
import { type Dispatch, dispatch } from '../../kernels/dispatch.js';
import { elementSize } from '../../kernels/element-kernel.js';
import { gatherKernel } from '../../kernels/indexing/gather-kernel.js';
import { linearWorkgroups } from '../../kernels/linear-workgroups.js';
import { denseStep } from '../dense-step.js';
import type { OperationContext } from '../operation-context.js';

/** Slices at positions that are known at the run only. */
export function prepareGather(
  context: OperationContext,
  step: StepOf<'gather' | 'gather-elements'>,
): readonly Dispatch[] {
  return denseStep(context, step, (output, data, positions) => {
    if (data === undefined || positions === undefined) return [];
    const { length, inner } = axisLoop(data.dims, step.axis);
    return dispatch(gatherKernel({ data: data.type, positions: positions.type, output: output.type }), {
      buffers: { data: data.slot, positions: positions.slot, output: output.slot },
      uniforms: { count: output.count, length, inner, taken: positions.count },
      workgroups: linearWorkgroups(output.count, elementSize),
    });
  });
}
