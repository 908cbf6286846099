import type { ConvolutionStep } from '@automodel/compiler';
import { activationParameters } from '../kernels/activation-code.js';
import { type Dispatch, dispatch } from '../kernels/dispatch.js';
import { grouped, groupedPlaces } from '../kernels/grouped.js';
import { linearWorkgroups } from '../kernels/linear-workgroups.js';
import { vectorWorkgroup } from '../kernels/vector-workgroup.js';
import type { ConvolutionSlots } from './convolution-slots.js';
import { type OperationContext, placesOf } from './operation-context.js';
import { packTaps } from './pack-taps.js';

/** A convolution in small groups of channels. */
export function groupedForm(
  context: OperationContext,
  step: ConvolutionStep,
  slots: ConvolutionSlots,
): readonly Dispatch[] {
  const input = placesOf(context.tensor(step.input));
  const output = placesOf(context.tensor(step.output));
  const groupInputs = input.channels / step.group;
  const groupOutputs = output.channels / step.group;
  const vectors = groupInputs % 4 === 0 && groupOutputs % 4 === 0;
  const outputVectors = output.stride / 4;
  const weight = packTaps(context, step, `${slots.key} ${context.floats} taps`, {
    taps: step.kernel[0] * step.kernel[1],
    depth: groupInputs,
    usedDepth: groupInputs,
    columns: output.stride,
    usedColumns: output.channels,
  });
  const places = vectors ? Math.ceil(output.width / groupedPlaces) : output.width;
  const { bias, residual, input: image, output: result } = slots;
  return [
    dispatch(grouped({ vectors, storage: context.floats, activation: step.activation }), {
      buffers: { image, weight, bias, residual: residual ?? bias, result },
      uniforms: {
        images: input.batch,
        height: input.height,
        width: input.width,
        channelStride: input.stride,
        groupInputs,
        groupOutputs,
        outputs: output.channels,
        outputVectors,
        outputHeight: output.height,
        outputWidth: output.width,
        kernelHeight: step.kernel[0],
        kernelWidth: step.kernel[1],
        strideY: step.strides[0],
        strideX: step.strides[1],
        dilationY: step.dilations[0],
        dilationX: step.dilations[1],
        padTop: step.pads[0],
        padLeft: step.pads[1],
        hasResidual: residual === undefined ? 0 : 1,
        parameters: activationParameters(step.activation),
      },
      workgroups: linearWorkgroups(output.batch * output.height * places * outputVectors, vectorWorkgroup),
    }),
  ];
}
