import type { StepOf } from '@automodel/compiler';
import { axisLoop } from '@automodel/engine';
import { type Dispatch, dispatch } from '../../kernels/dispatch.js';
import { elementSize } from '../../kernels/element-kernel.js';
import { linearWorkgroups } from '../../kernels/linear-workgroups.js';
import { interpolateKernel } from '../../kernels/lines/interpolate-kernel.js';
import { denseStep } from '../dense-step.js';
import type { OperationContext } from '../operation-context.js';

/** Weighted sums of positions along one axis, of which resizing is made. */
export function prepareInterpolate(context: OperationContext, step: StepOf<'interpolate'>): readonly Dispatch[] {
  return denseStep(context, step, (output, input) => {
    if (input === undefined) return [];
    const { length, inner } = axisLoop(output.dims, step.axis);
    return dispatch(interpolateKernel(input.type, output.type), {
      buffers: {
        input: input.slot,
        positions: context.table(`${step.name} positions`, Int32Array.from(step.positions)),
        weights: context.table(`${step.name} weights`, Float32Array.from(step.weights)),
        output: output.slot,
      },
      uniforms: {
        ...{ count: output.count, length, inner, source: input.dims[step.axis] ?? 1 },
        ...{ taps: step.taps, fill: step.fill },
      },
      workgroups: linearWorkgroups(output.count, elementSize),
    });
  });
}
