import type { StepOf } from '@automodel/compiler';
import { type Dispatch, dispatch } from '../../kernels/dispatch.js';
import { elementSize } from '../../kernels/element-kernel.js';
import { linearWorkgroups } from '../../kernels/linear-workgroups.js';
import { columnsToImageKernel } from '../../kernels/windows/columns-to-image-kernel.js';
import { denseStep } from '../dense-step.js';
import type { OperationContext } from '../operation-context.js';
import { windowUniforms } from './window-uniforms.js';

/** The sum of overlapping blocks, which a transposed convolution ends with. */
export function prepareColumnsToImage(
  context: OperationContext,
  step: StepOf<'columns-to-image'>,
): readonly Dispatch[] {
  return denseStep(context, step, (output, input) => {
    if (input === undefined) return [];
    const channels = output.dims[1] ?? 1;
    return dispatch(columnsToImageKernel(input.type), {
      buffers: { input: input.slot, output: output.slot },
      uniforms: {
        ...{ count: output.count, channels, outputs: channels, group: 1 },
        ...windowUniforms(step, output.dims.slice(2), step.places),
      },
      workgroups: linearWorkgroups(output.count, elementSize),
    });
  });
}
