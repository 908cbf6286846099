import type { StepOf } from '@automodel/compiler';
import { type Dispatch, dispatch } from '../../kernels/dispatch.js';
import { elementSize } from '../../kernels/element-kernel.js';
import { linearWorkgroups } from '../../kernels/linear-workgroups.js';
import { gridSampleKernel } from '../../kernels/sampling/grid-sample-kernel.js';
import { denseStep } from '../dense-step.js';
import type { OperationContext } from '../operation-context.js';

/** Images looked up at places that are given. */
export function prepareGridSample(context: OperationContext, step: StepOf<'grid-sample'>): readonly Dispatch[] {
  return denseStep(context, step, (output, input, grid) => {
    if (input === undefined || grid === undefined) return [];
    const { mode, padding, alignsCorners } = step;
    const spatial = input.dims.slice(2);
    const types = { input: input.type, grid: grid.type, output: output.type };
    return dispatch(gridSampleKernel({ mode, padding, alignsCorners, ...types }), {
      buffers: { input: input.slot, grid: grid.slot, output: output.slot },
      uniforms: {
        ...{ count: output.count, channels: input.dims[1] ?? 1, rank: spatial.length },
        places: output.dims.slice(2).reduce((product, dim) => product * dim, 1),
        size: [...Array.from({ length: 3 - spatial.length }, () => 1), ...spatial],
      },
      workgroups: linearWorkgroups(output.count, elementSize),
    });
  });
}
