import type { StepOf } from '@automodel/compiler';
import { axisLoop } from '@automodel/engine';
import { type Dispatch, dispatch } from '../../kernels/dispatch.js';
import { elementSize } from '../../kernels/element-kernel.js';
import { linearWorkgroups } from '../../kernels/linear-workgroups.js';
import { topPositionsKernel } from '../../kernels/lines/top-positions-kernel.js';
import { denseStep } from '../dense-step.js';
import type { OperationContext } from '../operation-context.js';

/** Where the k largest or smallest elements lie along an axis, in order. */
export function prepareTopPositions(context: OperationContext, step: StepOf<'top-positions'>): readonly Dispatch[] {
  return denseStep(context, step, (output, input) => {
    if (input === undefined) return [];
    const { length, inner } = axisLoop(input.dims, step.axis);
    return dispatch(topPositionsKernel(input.type, step.mode), {
      buffers: { input: input.slot, output: output.slot },
      uniforms: { count: input.count, length, inner, kept: output.dims[step.axis] ?? 0 },
      workgroups: linearWorkgroups(input.count, elementSize),
    });
  });
}
