import type { StepOf } from '@automodel/compiler';
import { type Dispatch, dispatch } from '../../kernels/dispatch.js';
import { elementSize } from '../../kernels/element-kernel.js';
import { linearWorkgroups } from '../../kernels/linear-workgroups.js';
import { transposedConvolutionKernel } from '../../kernels/windows/transposed-convolution-kernel.js';
import { denseStep } from '../dense-step.js';
import type { OperationContext } from '../operation-context.js';
import { convolutionTypes } from './convolution-types.js';
import { windowUniforms } from './window-uniforms.js';

/** A transposed convolution that is no product with constant weights. */
export function prepareTransposedConvolution(
  context: OperationContext,
  step: StepOf<'transposed-convolution'>,
): readonly Dispatch[] {
  return denseStep(context, step, (output, input, weight, bias) => {
    if (input === undefined || weight === undefined) return [];
    const types = convolutionTypes(output, input, weight, bias);
    return dispatch(transposedConvolutionKernel(types), {
      buffers: { input: input.slot, weight: weight.slot, bias: (bias ?? weight).slot, output: output.slot },
      uniforms: {
        ...{ count: output.count, hasBias: Number(bias !== undefined), group: step.group },
        ...{ channels: input.dims[1] ?? 1, outputs: output.dims[1] ?? 1 },
        // Where the convolution that goes the other way reads, this one writes.
        ...windowUniforms(step, output.dims.slice(2), input.dims.slice(2)),
      },
      workgroups: linearWorkgroups(output.count, elementSize),
    });
  });
}
