import type { StepOf } from '@automodel/compiler';
import { axisLoop } from '@automodel/engine';
import { type Dispatch, dispatch } from '../../kernels/dispatch.js';
import { elementSize } from '../../kernels/element-kernel.js';
import { linearWorkgroups } from '../../kernels/linear-workgroups.js';
import { cumulativeSumKernel } from '../../kernels/lines/cumulative-sum-kernel.js';
import { denseStep } from '../dense-step.js';
import type { OperationContext } from '../operation-context.js';

/** Sums up to each element along an axis. */
export function prepareCumulativeSum(context: OperationContext, step: StepOf<'cumulative-sum'>): readonly Dispatch[] {
  return denseStep(context, step, (output, input) => {
    if (input === undefined) return [];
    const { outer, length, inner } = axisLoop(input.dims, step.axis);
    const flags = { isExclusive: Number(step.isExclusive), isReverse: Number(step.isReverse) };
    return dispatch(cumulativeSumKernel(input.type), {
      buffers: { input: input.slot, output: output.slot },
      uniforms: { count: outer * inner, length, inner, ...flags },
      workgroups: linearWorkgroups(outer * inner, elementSize),
    });
  });
}
