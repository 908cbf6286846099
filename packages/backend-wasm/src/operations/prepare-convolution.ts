import { type ConvolutionStep, foldedNormalization, foldedSources } from '@automodel/compiler';
import { depthwise, depthwiseArguments, depthwiseName } from '../kernels/depthwise.js';
import { channelStride } from '../memory/channel-stride.js';
import { type PanelShape, packPanels, panelsLength } from '../packing/pack-panels.js';
import type { PackingTools } from '../packing/packing.js';
import type { Convolution } from './convolution.js';
import { type OperationContext, placesOf } from './operation-context.js';
import { panelCount, productCalls } from './product-calls.js';
import { rowTable } from './row-table.js';
import type { KernelCall, Task } from './task.js';
import { winogradForm, winogradSize } from './winograd-form.js';

/** Chooses the form in which a convolution runs, packs its weights for it and gives its calls. */
export function prepareConvolution(context: OperationContext, step: ConvolutionStep): readonly Task[] {
  const input = context.tensor(step.input);
  const output = placesOf(context.tensor(step.output));
  const key = `${step.weight.name} ${step.normalization?.scale.name ?? ''} ${step.bias?.name ?? ''}`;
  const sources = foldedSources(step);
  const convolution: Convolution = {
    step,
    input: placesOf(input),
    output,
    inputAddress: context.address(step.input),
    outputAddress: context.address(step.output),
    residual: step.residual === undefined ? 0 : context.address(step.residual),
    bias: context.weights.pack({
      key: `${key} bias`,
      floats: output.stride,
      sources,
      write: (tools) => tools.target.set(foldedNormalization(step, tools).bias),
    }),
    sources: [step.weight, ...sources],
    key,
  };
  const phases = chooseForm(context, convolution, input.layout === 'padded-image');
  return phases.map((calls) => ({ kind: 'kernels', name: step.name, calls }));
}

/** The calls of the form that fits, in phases after which threads meet. */
function chooseForm(context: OperationContext, convolution: Convolution, isPaddedImage: boolean): KernelCall[][][] {
  const { step, input, output } = convolution;
  if (isPaddedImage) return [paddedImageForm(context, convolution)];
  const size = winogradSize(convolution);
  if (size !== undefined) return winogradForm(context, convolution, size);
  if (step.group === 1) return [productForm(context, convolution)];
  if (step.group === input.channels && input.channels === output.channels) {
    return [depthwiseForm(context, convolution)];
  }
  return [groupedForm(context, convolution)];
}

/** An implicit matrix product: 1×1 convolutions of stride 1 read rows as they lie, all others through a table of addresses. */
function productForm(context: OperationContext, convolution: Convolution): KernelCall[][] {
  const { step, input, output, key } = convolution;
  const [kernelHeight, kernelWidth] = step.kernel;
  const taps = kernelHeight * kernelWidth;
  const shape = { columns: output.channels, taps, depth: input.stride, usedDepth: input.channels };
  const weights = context.weights.pack({
    key: `${key} panels`,
    floats: panelsLength(shape) / 4,
    sources: convolution.sources,
    write(tools) {
      const strides = { column: input.channels * taps, tap: 1, depth: taps };
      packPanels(tools, weightPlace(tools, step), shape, strides, foldedNormalization(step, tools).factors);
    },
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
function paddedImageForm(context: OperationContext, convolution: Convolution): KernelCall[][] {
  const { step, input, output, key } = convolution;
  const [kernelHeight, kernelWidth] = step.kernel;
  const [top, left, bottom, right] = step.pads;
  const usedDepth = kernelWidth * input.channels;
  const shape = {
    columns: output.channels,
    taps: kernelHeight,
    depth: usedDepth,
    usedDepth,
  };
  const weights = context.weights.pack({
    key: `${key} rows`,
    floats: panelsLength(shape) / 4,
    sources: convolution.sources,
    write: (tools) => packImageRows(tools, step, shape, input.channels),
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
  const blockFloats = panelsLength(shape) / 4;
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

function weightPlace(tools: PackingTools, { weight }: ConvolutionStep): { address: number; values(): Float32Array } {
  return { address: tools.locate(weight), values: () => tools.values(weight) };
}

/** `[out][in][row][column]` as panels of `[row][column, in][8]`; so few that plain loops do. */
function packImageRows(tools: PackingTools, step: ConvolutionStep, shape: PanelShape, channels: number): void {
  const [height, width] = step.kernel;
  const weight = tools.values(step.weight);
  const { factors } = foldedNormalization(step, tools);
  let from = 0;
  for (let output = 0; output < shape.columns; output++) {
    const lane = output % 8;
    const panel = (output - lane) * shape.taps * shape.depth + lane;
    for (let channel = 0; channel < channels; channel++) {
      for (let row = 0; row < height; row++) {
        for (let column = 0; column < width; column++) {
          const index = row * shape.depth + column * channels + channel;
          tools.target[panel + index * 8] = (weight[from++] ?? 0) * (factors[output] ?? 1);
        }
      }
    }
  }
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
