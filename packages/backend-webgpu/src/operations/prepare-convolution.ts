import type { ConvolutionStep } from '@automodel/compiler';
import { activationParameters } from '../kernels/activation.js';
import { convolutionKernel, convolutionSize } from '../kernels/convolution.js';
import { type Dispatch, dispatch } from '../kernels/dispatch.js';
import { linearWorkgroups } from '../kernels/linear-workgroups.js';
import type { BufferSlot } from '../memory/buffer-slot.js';
import { foldedSources, foldNormalization } from '../packing/fold-weights.js';
import { packMatrix } from '../packing/pack-matrix.js';
import { type OperationContext, placesOf } from './operation-context.js';

/** Packs the weights of a convolution and gives its dispatch. */
export function prepareConvolution(context: OperationContext, step: ConvolutionStep): readonly Dispatch[] {
  const input = placesOf(context.tensor(step.input));
  const output = placesOf(context.tensor(step.output));
  const [outputs = 1, depth = 1] = step.weight.dims;
  const { floats } = context;
  const kernel = convolutionKernel({ floats, activation: step.activation, residual: step.residual !== undefined });
  const channelBlocks = output.stride / 4;
  return [
    dispatch(kernel, {
      buffers: {
        image: context.slot(step.input),
        ...packConvolution(context, step),
        residual: context.slot(step.residual ?? step.input),
        output: context.slot(step.output),
      },
      uniforms: {
        batch: input.batch,
        height: input.height,
        width: input.width,
        inputStride: input.stride,
        outputHeight: output.height,
        outputWidth: output.width,
        channelBlocks,
        groupDepth: depth,
        groupOutputs: outputs / step.group,
        kernelHeight: step.kernel[0],
        kernelWidth: step.kernel[1],
        strideY: step.strides[0],
        strideX: step.strides[1],
        dilationY: step.dilations[0],
        dilationX: step.dilations[1],
        padTop: step.pads[0],
        padLeft: step.pads[1],
        parameters: activationParameters(step.activation),
      },
      workgroups: linearWorkgroups(output.count * channelBlocks, convolutionSize),
    }),
  ];
}

/** The weights as `[taps][depth of a group][padded outputs]` and the bias, with the normalization folded into both. */
function packConvolution(
  { weights, floats }: OperationContext,
  step: ConvolutionStep,
): { readonly weight: BufferSlot; readonly bias: BufferSlot } {
  const [outputs = 1, depth = 1] = step.weight.dims;
  const taps = step.kernel[0] * step.kernel[1];
  const columns = Math.ceil(outputs / 4) * 4;
  const key = `${step.weight.name} ${step.normalization?.scale.name ?? ''} ${step.bias?.name ?? ''}`;
  const shape = { taps, depth, usedDepth: depth, columns, usedColumns: outputs };
  const strides = { tap: 1, depth: taps, column: depth * taps };
  return {
    weight: weights.pack({
      key: `${key} ${floats} rows`,
      byteLength: taps * depth * columns * (floats === 'f16' ? 2 : 4),
      sources: [step.weight, ...foldedSources(step)],
      write(tools) {
        const { factors } = foldNormalization(step, tools);
        packMatrix(tools, { weight: step.weight, shape, strides, factors, type: floats });
      },
    }),
    bias: weights.pack({
      key: `${key} bias`,
      byteLength: columns * 4,
      sources: foldedSources(step),
      write: (tools) => tools.upload(foldNormalization(step, tools).bias),
    }),
  };
}
