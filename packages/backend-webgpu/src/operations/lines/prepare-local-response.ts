import type { StepOf } from '@automodel/compiler';
import { axisLoop } from '@automodel/engine';
import { type Dispatch, dispatch } from '../../kernels/dispatch.js';
import { elementSize } from '../../kernels/element-kernel.js';
import { linearWorkgroups } from '../../kernels/linear-workgroups.js';
import { localResponseKernel } from '../../kernels/lines/local-response-kernel.js';
import { denseStep } from '../dense-step.js';
import type { OperationContext } from '../operation-context.js';

/** Local response normalization across channels. */
export function prepareLocalResponse(context: OperationContext, step: StepOf<'local-response'>): readonly Dispatch[] {
  return denseStep(context, step, (output, input) => {
    if (input === undefined) return [];
    const { length, inner } = axisLoop(input.dims, 1);
    const before = Math.floor((step.size - 1) / 2);
    return dispatch(localResponseKernel(input.type), {
      buffers: { input: input.slot, output: output.slot },
      uniforms: {
        ...{ count: output.count, length, inner, before, after: step.size - 1 - before },
        ...{ bias: step.bias, beta: step.beta, factor: step.alpha / step.size },
      },
      workgroups: linearWorkgroups(output.count, elementSize),
    });
  });
}
