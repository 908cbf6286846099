import type { ConvolutionStep } from '@automodel/compiler';
import { depthwise, depthwiseArguments, depthwiseName } from '../kernels/depthwise.js';
import { channelStride } from '../memory/channel-stride.js';
import { type FoldedWeights, foldWeights } from '../packing/fold-weights.js';
import { packPanels, panelsLength } from '../packing/pack-panels.js';
import type { WeightReader } from '../packing/weight-reader.js';
import type { Convolution } from './convolution.js';
import { type OperationContext, placesOf } from './operation-context.js';
import { panelCount, productCalls } from './product-calls.js';
import { rowTable } from './row-table.js';
import type { KernelCall, Task } from './task.js';
import { winogradForm, winogradSize } from './winograd-form.js';

/** Chooses the form in which a convolution runs, packs its weights for it and gives its calls. */
export async function prepareConvolution(context: OperationContext, step: ConvolutionStep): Promise<Task> {
  const input = context.tensor(step.input);
  const output = placesOf(context.tensor(step.output));
  const key = `${step.weight.name} ${step.normalization?.scale.name ?? ''} ${step.bias?.name ?? ''}`;
  let reading: Promise<FoldedWeights> | undefined;
  const folded = (reader: WeightReader): Promise<FoldedWeights> => {
    reading ??= foldWeights(step, reader);
    return reading;
  };
  const convolution: Convolution = {
    step,
    folded,
    input: placesOf(input),
    output,
    inputAddress: context.address(step.input),
    outputAddress: context.address(step.output),
    residual: step.residual === undefined ? 0 : context.address(step.residual),
    bias: await context.weights.pack(`${key} bias`, output.stride, async (reader) => {
      const { bias } = await folded(reader);
      return (target) => target.set(bias);
    }),
    key,
  };
  const calls = await chooseForm(context, convolution, input.layout === 'padded-image');
  return { kind: 'kernels', name: step.name, calls };
}

function chooseForm(
  context: OperationContext,
  convolution: Convolution,
  isPaddedImage: boolean,
): Promise<KernelCall[][]> {
  const { step, input, output } = convolution;
  if (isPaddedImage) return paddedImageForm(context, convolution);
  const size = winogradSize(convolution);
  if (size !== undefined) return winogradForm(context, convolution, size);
  if (step.group === 1) return productForm(context, convolution);
  if (step.group === input.channels && input.channels === output.channels) return depthwiseForm(context, convolution);
  return groupedForm(context, convolution);
}

/** An implicit matrix product: 1×1 convolutions of stride 1 read rows as they lie, all others through a table of addresses. */
async function productForm(context: OperationContext, convolution: Convolution): Promise<KernelCall[][]> {
  const { step, input, output, key } = convolution;
  const [kernelHeight, kernelWidth] = step.kernel;
  const taps = kernelHeight * kernelWidth;
  const shape = { columns: output.channels, taps, depth: input.stride, usedDepth: input.channels };
  const weights = await context.weights.pack(`${key} panels`, panelsLength(shape) / 4, async (reader) => {
    const { weight, factors } = await convolution.folded(reader);
    const strides = { column: input.channels * taps, tap: 1, depth: taps };
    return (target) => packPanels(target, weight, shape, strides, factors);
  });
  const isPlain = taps === 1 && step.strides.every((stride) => stride === 1) && step.pads.every((pad) => pad === 0);
  return productCalls(context, {
    ...sharedArguments(convolution),
    addressing: isPlain ? 'rows' : 'pointers',
    input: isPlain ? convolution.inputAddress : windowTable(context, convolution),
    inputStride: isPlain ? input.stride * 4 : output.count * 4,
    inputOffset: 0,
    taps,
    depth: input.stride,
    weights,
    panels: panelCount(output.channels),
  });
}

/** A convolution of an image whose border of zeros lies in memory: each row of the kernel is one contiguous piece of a row of the image. */
async function paddedImageForm(context: OperationContext, convolution: Convolution): Promise<KernelCall[][]> {
  const { step, input, output, key } = convolution;
  const [kernelHeight, kernelWidth] = step.kernel;
  const [top, left, bottom, right] = step.pads;
  const usedDepth = kernelWidth * input.channels;
  const shape = { columns: output.channels, taps: kernelHeight, depth: Math.ceil(usedDepth / 4) * 4, usedDepth };
  const weights = await context.weights.pack(`${key} rows`, panelsLength(shape) / 4, async (reader) => {
    const { weight, factors } = await convolution.folded(reader);
    const byPlace = channelsInnermost(weight, output.channels, input.channels, kernelHeight * kernelWidth);
    const strides = { column: kernelHeight * usedDepth, tap: usedDepth, depth: 1 };
    return (target) => packPanels(target, byPlace, shape, strides, factors);
  });
  const rowFloats = (left + input.width + right) * input.channels;
  const imageFloats = (top + input.height + bottom) * rowFloats;
  const table = new Int32Array(kernelHeight * output.count);
  let entry = 0;
  for (let row = 0; row < kernelHeight; row++) {
    for (let image = 0; image < output.batch; image++) {
      for (let y = 0; y < output.height; y++) {
        const start = image * imageFloats + (y * step.strides[0] + row) * rowFloats;
        for (let x = 0; x < output.width; x++) {
          table[entry++] = convolution.inputAddress + (start + x * step.strides[1] * input.channels) * 4;
        }
      }
    }
  }
  return productCalls(context, {
    ...sharedArguments(convolution),
    addressing: 'pointers',
    input: context.table(table),
    inputStride: output.count * 4,
    inputOffset: 0,
    taps: kernelHeight,
    depth: shape.depth,
    weights,
    panels: panelCount(output.channels),
  });
}

/** One weight per tap and channel. */
async function depthwiseForm(context: OperationContext, convolution: Convolution): Promise<KernelCall[][]> {
  const { step, input, output, key } = convolution;
  const taps = step.kernel[0] * step.kernel[1];
  const weights = await context.weights.pack(`${key} depthwise`, taps * input.stride, async (reader) => {
    const { weight, factors } = await convolution.folded(reader);
    return (target) => {
      for (let channel = 0; channel < input.channels; channel++) {
        for (let tap = 0; tap < taps; tap++)
          target[tap * input.stride + channel] = (weight[channel * taps + tap] ?? 0) * (factors[channel] ?? 1);
      }
    };
  });
  const table = windowTable(context, convolution);
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
    return [context.call(depthwiseName(step.activation), () => depthwise(step.activation), depthwiseArguments(values))];
  });
}

/**
 * Groups of channels: so many groups are computed together that their outputs fill panels, with zeros where a group does not read another's
 * channels.
 */
async function groupedForm(context: OperationContext, convolution: Convolution): Promise<KernelCall[][]> {
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
  const blockFloats = panelsLength(shape) / 4;
  const weights = await context.weights.pack(`${key} groups`, blocks * blockFloats, async (reader) => {
    const { weight, factors } = await convolution.folded(reader);
    return (target) => {
      for (let block = 0; block < blocks; block++) {
        for (let group = 0; group < together; group++) {
          const first = (block * together + group) * outputs;
          for (let column = 0; column < outputs; column++) {
            const source = weight.subarray((first + column) * inputs * taps, (first + column + 1) * inputs * taps);
            writeColumn(target.subarray(block * blockFloats, (block + 1) * blockFloats), source, {
              column: group * outputs + column,
              taps,
              depth,
              firstInput: group * inputs,
              inputs,
              factor: factors[first + column] ?? 1,
            });
          }
        }
      }
    };
  });
  const table = windowTable(context, convolution);
  const calls: KernelCall[][] = Array.from({ length: context.threads }, () => []);
  for (let block = 0; block < blocks; block++) {
    const shift = block * blockOutputs * 4;
    const part = productCalls(context, {
      ...sharedArguments(convolution),
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

/** `[out][in][place]` as `[out][place][in]`. */
function channelsInnermost(weight: Float32Array, outputs: number, inputs: number, places: number): Float32Array {
  const result = new Float32Array(weight.length);
  for (let output = 0; output < outputs; output++) {
    for (let input = 0; input < inputs; input++) {
      for (let place = 0; place < places; place++) {
        result[(output * places + place) * inputs + input] = weight[(output * inputs + input) * places + place] ?? 0;
      }
    }
  }
  return result;
}

function windowTable(context: OperationContext, { step, input, inputAddress, output }: Convolution): number {
  return rowTable(context, { window: step, input, inputAddress, output, outside: 'zeros' });
}

function sharedArguments({ step, output, outputAddress, bias, residual }: Convolution) {
  return {
    rows: output.count,
    output: outputAddress,
    outputStride: output.stride * 4,
    bias,
    residual,
    activation: step.activation,
    epilogue: true,
  };
}
