import type { StepOf } from '@automodel/compiler';
import { axisLoop } from '@automodel/engine';
import { type Dispatch, dispatch } from '../../kernels/dispatch.js';
import { elementSize } from '../../kernels/element-kernel.js';
import { linearWorkgroups } from '../../kernels/linear-workgroups.js';
import { oneHotKernel } from '../../kernels/lines/one-hot-kernel.js';
import { denseStep } from '../dense-step.js';
import type { OperationContext } from '../operation-context.js';

/** One value at given positions of a new axis, another elsewhere. */
export function prepareOneHot(context: OperationContext, step: StepOf<'one-hot'>): readonly Dispatch[] {
  return denseStep(context, step, (output, positions, values) => {
    if (positions === undefined || values === undefined) return [];
    const { length, inner } = axisLoop(output.dims, step.axis);
    return dispatch(oneHotKernel({ positions: positions.type, values: values.type, output: output.type }), {
      buffers: { positions: positions.slot, values: values.slot, output: output.slot },
      uniforms: { count: output.count, length, inner },
      workgroups: linearWorkgroups(output.count, elementSize),
    });
  });
}
