import type { StepOf } from '@automodel/compiler';
import { type Dispatch, dispatch } from '../../kernels/dispatch.js';
import { elementSize } from '../../kernels/element-kernel.js';
import { linearWorkgroups } from '../../kernels/linear-workgroups.js';
import { generalPoolKernel } from '../../kernels/windows/general-pool-kernel.js';
import { denseStep } from '../dense-step.js';
import type { OperationContext } from '../operation-context.js';
import { axes, windowUniforms } from './window-uniforms.js';

/** Pooling over one or three axes, by powers, and the positions of maxima. */
export function prepareGeneralPool(context: OperationContext, step: StepOf<'general-pool'>): readonly Dispatch[] {
  return denseStep(context, step, (output, input) => {
    if (input === undefined) return [];
    const channels = output.dims[1] ?? 1;
    return dispatch(generalPoolKernel(input.type, output.type, step.mode), {
      buffers: { input: input.slot, output: output.slot },
      uniforms: {
        ...{ count: output.count, channels, outputs: channels, group: 1, p: step.p },
        ...{ countIncludesPads: Number(step.countIncludesPads), isColumnMajor: Number(step.isColumnMajor) },
        start: input.type === 'i32' ? -(2 ** 31) : Number.NEGATIVE_INFINITY,
        after: axes(step, step.after, 0),
        ...windowUniforms(step, input.dims.slice(2), output.dims.slice(2)),
      },
      workgroups: linearWorkgroups(output.count, elementSize),
    });
  });
}
