import type { StepOf } from '@automodel/compiler';
import { type Dispatch, dispatch } from '../kernels/dispatch.js';
import { linearWorkgroups } from '../kernels/linear-workgroups.js';
import { normalizeRowsKernel } from '../kernels/normalize-rows-kernel.js';
import { denseStep } from './dense-step.js';
import type { OperationContext } from './operation-context.js';

/** Layer, group, instance and root-mean-square normalization, without scale and bias. */
export function prepareNormalizeRows(context: OperationContext, step: StepOf<'normalize-rows'>): readonly Dispatch[] {
  return denseStep(context, step, (output, input) => {
    if (input === undefined) return [];
    const rows = output.count / step.length;
    return dispatch(normalizeRowsKernel(context.floats, step.isCentered), {
      buffers: { input: input.slot, output: output.slot },
      uniforms: { rows, length: step.length, epsilon: step.epsilon },
      workgroups: linearWorkgroups(rows, 1),
    });
  });
}
