import type { StepOf } from '@automodel/compiler';
import { type Dispatch, dispatch } from '../../kernels/dispatch.js';
import { elementSize } from '../../kernels/element-kernel.js';
import { linearWorkgroups } from '../../kernels/linear-workgroups.js';
import { deformableConvolutionKernel } from '../../kernels/windows/deformable-convolution-kernel.js';
import { denseStep } from '../dense-step.js';
import type { OperationContext } from '../operation-context.js';
import { windowUniforms } from './window-uniforms.js';

/** A convolution whose taps are moved by an input. */
export function prepareDeformableConvolution(
  context: OperationContext,
  step: StepOf<'deformable-convolution'>,
): readonly Dispatch[] {
  return denseStep(context, step, (output, input, weight, offsets, ...others) => {
    if (input === undefined || weight === undefined || offsets === undefined) return [];
    const bias = (step.hasBias ? others[0] : undefined) ?? weight;
    const mask = (step.hasMask ? others[step.hasBias ? 1 : 0] : undefined) ?? weight;
    const types = { input: input.type, weight: weight.type, offsets: offsets.type, bias: bias.type, mask: mask.type };
    return dispatch(deformableConvolutionKernel({ ...types, output: output.type }), {
      buffers: {
        ...{ input: input.slot, weight: weight.slot, offsets: offsets.slot },
        ...{ bias: bias.slot, mask: mask.slot, output: output.slot },
      },
      uniforms: {
        ...{ count: output.count, group: step.group, offsetGroup: step.offsetGroup },
        ...{ hasBias: Number(step.hasBias), hasMask: Number(step.hasMask) },
        ...{ channels: input.dims[1] ?? 1, outputs: output.dims[1] ?? 1 },
        ...windowUniforms(step, input.dims.slice(2), output.dims.slice(2)),
      },
      workgroups: linearWorkgroups(output.count, elementSize),
    });
  });
}
