import type { StepOf } from '@automodel/compiler';
import { axisLoop } from '@automodel/engine';
import { type Dispatch, dispatch } from '../../kernels/dispatch.js';
import { elementSize } from '../../kernels/element-kernel.js';
import { linearWorkgroups } from '../../kernels/linear-workgroups.js';
import { argExtremeKernel } from '../../kernels/lines/arg-extreme-kernel.js';
import { denseStep } from '../dense-step.js';
import type { OperationContext } from '../operation-context.js';

/** Where the largest or smallest element lies along an axis. */
export function prepareArgExtreme(context: OperationContext, step: StepOf<'arg-extreme'>): readonly Dispatch[] {
  return denseStep(context, step, (output, input) => {
    if (input === undefined) return [];
    const { length, inner } = axisLoop(input.dims, step.axis);
    return dispatch(argExtremeKernel({ input: input.type, mode: step.mode, selectsLast: step.selectsLast }), {
      buffers: { input: input.slot, output: output.slot },
      uniforms: { count: output.count, length, inner },
      workgroups: linearWorkgroups(output.count, elementSize),
    });
  });
}
