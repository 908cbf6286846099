import type { ConvolutionStep } from '@automodel/compiler';
import { activationParameters } from '../kernels/activation-code.js';
import { depthwise } from '../kernels/depthwise.js';
import { type Dispatch, dispatch } from '../kernels/dispatch.js';
import { linearWorkgroups } from '../kernels/linear-workgroups.js';
import { vectorWorkgroup } from '../kernels/vector-workgroup.js';
import type { ConvolutionSlots } from './convolution-slots.js';
import { type OperationContext, placesOf } from './operation-context.js';
import { packTaps } from './pack-taps.js';

/** A convolution of each channel by itself. */
export function depthwiseForm(
  context: OperationContext,
  step: ConvolutionStep,
  slots: ConvolutionSlots,
): readonly Dispatch[] {
  const input = placesOf(context.tensor(step.input));
  const output = placesOf(context.tensor(step.output));
  const [kernelHeight, kernelWidth] = step.kernel;
  const [strideY, strideX] = step.strides;
  const [dilationY, dilationX] = step.dilations;
  // Neighbours share what they read only where windows overlap; rows of few places would leave most of a thread's work undone.
  const overlaps = kernelWidth > strideX && dilationX === 1 && kernelWidth <= 7;
  const places = overlaps && output.width >= 4 ? 4 : 1;
  const channels = input.stride / 4;
  const { activation } = step;
  const kernel = depthwise({ kernelWidth, strideX, dilationX, places, storage: context.floats, activation });
  const taps = kernelHeight * kernelWidth;
  const weight = packTaps(context, step, `${slots.key} ${context.floats} depthwise`, {
    taps,
    depth: 1,
    usedDepth: 1,
    columns: input.stride,
    usedColumns: input.channels,
  });
  const { bias, residual, input: image, output: result } = slots;
  return [
    dispatch(kernel, {
      buffers: { image, weight, bias, residual: residual ?? bias, result },
      uniforms: {
        images: input.batch,
        height: input.height,
        width: input.width,
        channels,
        outputHeight: output.height,
        outputWidth: output.width,
        kernelHeight,
        strideY,
        dilationY,
        padTop: step.pads[0],
        padLeft: step.pads[1],
        hasResidual: residual === undefined ? 0 : 1,
        parameters: activationParameters(activation),
      },
      workgroups: linearWorkgroups(
        output.batch * output.height * Math.ceil(output.width / places) * channels,
        vectorWorkgroup,
      ),
    }),
  ];
}
