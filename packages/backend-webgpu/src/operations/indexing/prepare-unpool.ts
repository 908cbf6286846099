import type { StepOf } from '@automodel/compiler';
import { type Dispatch, dispatch } from '../../kernels/dispatch.js';
import { elementSize } from '../../kernels/element-kernel.js';
import { fillKernel, fillSize } from '../../kernels/fill-kernel.js';
import { unpoolKernel } from '../../kernels/indexing/unpool-kernel.js';
import { linearWorkgroups } from '../../kernels/linear-workgroups.js';
import { denseStep } from '../dense-step.js';
import type { OperationContext } from '../operation-context.js';

/** Values at the positions of a pooling, zeros elsewhere. */
export function prepareUnpool(context: OperationContext, step: StepOf<'unpool'>): readonly Dispatch[] {
  return denseStep(context, step, (output, input, positions) => {
    if (input === undefined || positions === undefined) return [];
    const clear = dispatch(fillKernel(output.type), {
      buffers: { output: output.slot },
      uniforms: { count: output.count, value: 0 },
      workgroups: linearWorkgroups(Math.ceil(output.count / 4), fillSize),
    });
    const put = dispatch(unpoolKernel(input.type, positions.type, output.type), {
      buffers: { input: input.slot, positions: positions.slot, output: output.slot },
      uniforms: { count: input.count },
      workgroups: linearWorkgroups(input.count, elementSize),
    });
    return input.count === 0 ? clear : [clear, put];
  });
}
