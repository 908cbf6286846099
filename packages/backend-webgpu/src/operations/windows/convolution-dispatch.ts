import type { StepOf } from '@automodel/compiler';
import { type Dispatch, dispatch } from '../../kernels/dispatch.js';
import { elementSize } from '../../kernels/element-kernel.js';
import type { Kernel } from '../../kernels/kernel.js';
import { linearWorkgroups } from '../../kernels/linear-workgroups.js';
import type { ConvolutionTypes } from '../../kernels/windows/convolution-inputs.js';
import type { WindowField } from '../../kernels/windows/window-fields.js';
import { denseStep } from '../dense-step.js';
import type { OperationContext } from '../operation-context.js';
import { convolutionTypes } from './convolution-types.js';
import { windowUniforms } from './window-uniforms.js';

type ConvolutionStep = StepOf<'general-convolution' | 'transposed-convolution'>;

interface ConvolutionForm {
  readonly kernel: (types: ConvolutionTypes) => Kernel<WindowField | 'hasBias', 'bias' | 'input' | 'output' | 'weight'>;
  /** The side over which windows slide: the input, unless each of its elements spreads over a window of the output. */
  readonly windowsOver: 'input' | 'output';
}

/** A convolution of either direction whose weights are a tensor like any other. */
export function convolutionDispatch(
  context: OperationContext,
  step: ConvolutionStep,
  { kernel, windowsOver }: ConvolutionForm,
): readonly Dispatch[] {
  return denseStep(context, step, (output, input, weight, bias) => {
    if (input === undefined || weight === undefined) return [];
    const [slid, places] = windowsOver === 'input' ? [input, output] : [output, input];
    return dispatch(kernel(convolutionTypes(output, input, weight, bias)), {
      buffers: { input: input.slot, weight: weight.slot, bias: (bias ?? weight).slot, output: output.slot },
      uniforms: {
        ...{ count: output.count, hasBias: Number(bias !== undefined), group: step.group },
        ...{ channels: input.dims[1] ?? 1, outputs: output.dims[1] ?? 1 },
        ...windowUniforms(step, slid.dims.slice(2), places.dims.slice(2)),
      },
      workgroups: linearWorkgroups(output.count, elementSize),
    });
  });
}
