import { type ConvolutionStep, foldedNormalization } from '@automodel/compiler';
import { depthwise, depthwiseArguments, depthwiseName } from '../kernels/depthwise.js';
import { channelStride } from '../memory/channel-stride.js';
import { panelFloats } from '../packing/pack-panels.js';
import { type Convolution, convolutionTasks, productOf, windowTable } from './convolution.js';
import type { OperationContext } from './operation-context.js';
import { panelCount, productCalls } from './product-calls.js';
import type { KernelCall, Task } from './task.js';

/** The same as `prepareConvolution` for convolutions of groups of channels. */
export function prepareGroupedConvolution(context: OperationContext, step: ConvolutionStep): readonly Task[] {
  return convolutionTasks(context, step, (convolution) => {
    const { input, output } = convolution;
    const isDepthwise = step.group === input.channels && input.channels === output.channels;
    return [isDepthwise ? depthwiseForm(context, convolution) : groupedForm(context, convolution)];
  });
}

/** One weight per tap and channel. */
function depthwiseForm(context: OperationContext, convolution: Convolution): KernelCall[][] {
  const { step, input, output, key } = convolution;
  const taps = step.kernel[0] * step.kernel[1];
  const weights = context.weights.pack({
    key: `${key} depthwise`,
    floats: taps * input.stride,
    sources: convolution.sources,
    write(tools) {
      const weight = tools.values(step.weight);
      const { factors } = foldedNormalization(step, tools);
      for (let channel = 0; channel < input.channels; channel++) {
        for (let tap = 0; tap < taps; tap++)
          tools.target[tap * input.stride + channel] = (weight[channel * taps + tap] ?? 0) * (factors[channel] ?? 1);
      }
    },
  });
  const table = windowTable(context, convolution);
  const activation = context.activation(step.activation);
  return context.split(output.count).map(([rowBegin, rowEnd]) => {
    if (rowBegin >= rowEnd) return [];
    const values = {
      table,
      tableStride: output.count * 4,
      taps,
      channelBytes: input.stride * 4,
      weights,
      output: convolution.outputAddress,
      bias: convolution.bias,
      residual: convolution.residual,
      rowBegin,
      rowEnd,
    };
    return [context.call(depthwiseName(activation), () => depthwise(activation), depthwiseArguments(values))];
  });
}

/**
 * Groups of channels: so many groups are computed together that their outputs fill panels, with zeros where a group does not read another's
 * channels.
 */
function groupedForm(context: OperationContext, convolution: Convolution): KernelCall[][] {
  const { step, input, output, key } = convolution;
  const taps = step.kernel[0] * step.kernel[1];
  const inputs = input.channels / step.group;
  const outputs = output.channels / step.group;
  const together = groupsTogether(step.group, inputs, outputs);
  const blocks = step.group / together;
  const blockInputs = inputs * together;
  const blockOutputs = outputs * together;
  const isLast = blocks === 1;
  const depth = isLast ? channelStride(blockInputs) : blockInputs;
  const shape = { columns: blockOutputs, taps, depth, usedDepth: depth };
  const blockFloats = panelFloats(shape);
  const weights = context.weights.pack({
    key: `${key} groups`,
    floats: blocks * blockFloats,
    sources: convolution.sources,
    write(tools) {
      const weight = tools.values(step.weight);
      const { factors } = foldedNormalization(step, tools);
      for (let output = 0; output < step.group * outputs; output++) {
        const group = Math.floor(output / outputs) % together;
        const block = Math.floor(output / blockOutputs);
        const source = weight.subarray(output * inputs * taps, (output + 1) * inputs * taps);
        writeColumn(tools.target.subarray(block * blockFloats, (block + 1) * blockFloats), source, {
          column: output % blockOutputs,
          taps,
          depth,
          firstInput: group * inputs,
          inputs,
          factor: factors[output] ?? 1,
        });
      }
    },
  });
  const table = windowTable(context, convolution);
  const calls: KernelCall[][] = Array.from({ length: context.threads }, () => []);
  for (let block = 0; block < blocks; block++) {
    const shift = block * blockOutputs * 4;
    const part = productCalls(context, {
      ...productOf(context, convolution),
      output: convolution.outputAddress + shift,
      bias: convolution.bias + shift,
      residual: convolution.residual === 0 ? 0 : convolution.residual + shift,
      addressing: 'pointers',
      input: table,
      inputStride: output.count * 4,
      inputOffset: block * blockInputs * 4,
      taps,
      depth,
      weights: weights + block * blockFloats * 4,
      panels: panelCount(blockOutputs),
    });
    for (const [thread, list] of part.entries()) calls[thread]?.push(...list);
  }
  return calls;
}

/** The smallest number of groups whose channels fill whole panels and vectors; all groups where there is none. */
function groupsTogether(groups: number, inputs: number, outputs: number): number {
  for (let together = 1; together < groups; together++) {
    if (groups % together === 0 && (together * outputs) % 8 === 0 && (together * inputs) % 4 === 0) return together;
  }
  return groups;
}

interface ColumnPlace {
  readonly column: number;
  readonly taps: number;
  readonly depth: number;
  readonly firstInput: number;
  readonly inputs: number;
  readonly factor: number;
}

/** Writes one output channel's weights `[inputs][taps]` into its lane of the panels. */
function writeColumn(target: Float32Array, source: Float32Array, place: ColumnPlace): void {
  const { column, taps, depth, firstInput, inputs, factor } = place;
  const lane = column % 8;
  const panel = ((column - lane) / 8) * taps * depth * 8;
  for (let tap = 0; tap < taps; tap++) {
    for (let input = 0; input < inputs; input++) {
      target[panel + (tap * depth + firstInput + input) * 8 + lane] = (source[input * taps + tap] ?? 0) * factor;
    }
  }
}
