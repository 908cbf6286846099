import type { StepOf } from '@automodel/compiler';
import { type Dispatch, dispatch } from '../../kernels/dispatch.js';
import { elementSize } from '../../kernels/element-kernel.js';
import { linearWorkgroups } from '../../kernels/linear-workgroups.js';
import { generalConvolutionKernel } from '../../kernels/windows/general-convolution-kernel.js';
import { denseStep } from '../dense-step.js';
import type { OperationContext } from '../operation-context.js';
import { convolutionTypes } from './convolution-types.js';
import { windowUniforms } from './window-uniforms.js';

/** A convolution whose weights are known at the run only, or over one or three axes. */
export function prepareGeneralConvolution(
  context: OperationContext,
  step: StepOf<'general-convolution'>,
): readonly Dispatch[] {
  return denseStep(context, step, (output, input, weight, bias) => {
    if (input === undefined || weight === undefined) return [];
    const types = convolutionTypes(output, input, weight, bias);
    return dispatch(generalConvolutionKernel(types), {
      buffers: { input: input.slot, weight: weight.slot, bias: (bias ?? weight).slot, output: output.slot },
      uniforms: {
        ...{ count: output.count, hasBias: Number(bias !== undefined), group: step.group },
        ...{ channels: input.dims[1] ?? 1, outputs: output.dims[1] ?? 1 },
        ...windowUniforms(step, input.dims.slice(2), output.dims.slice(2)),
      },
      workgroups: linearWorkgroups(output.count, elementSize),
    });
  });
}
