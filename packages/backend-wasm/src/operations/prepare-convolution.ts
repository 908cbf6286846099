import { type ConvolutionStep, foldedNormalization } from '@automodel/compiler';
import { type PanelShape, packPanels, panelFloats } from '../packing/pack-panels.js';
import type { PackingTools } from '../packing/packing.js';
import { type Convolution, convolutionTasks, productOf, windowTable } from './convolution.js';
import type { OperationContext } from './operation-context.js';
import { productCalls } from './product-calls.js';
import { rowTable } from './row-table.js';
import type { KernelCall, Task } from './task.js';
import { winogradForm, winogradSize } from './winograd-form.js';

/** Chooses the form in which a convolution without groups runs, packs its weights for it and gives its calls. */
export function prepareConvolution(context: OperationContext, step: ConvolutionStep): readonly Task[] {
  return convolutionTasks(context, step, (convolution) => {
    if (context.tensor(step.input).layout === 'padded-image') return [paddedImageForm(context, convolution)];
    const size = winogradSize(convolution);
    return size === undefined ? [productForm(context, convolution)] : winogradForm(context, convolution, size);
  });
}

/** An implicit matrix product: 1×1 convolutions of stride 1 read rows as they lie, all others through a table of addresses. */
function productForm(context: OperationContext, convolution: Convolution): KernelCall[][] {
  const { step, input, output, key } = convolution;
  const [kernelHeight, kernelWidth] = step.kernel;
  const taps = kernelHeight * kernelWidth;
  const shape = { columns: output.channels, taps, depth: input.stride, usedDepth: input.channels };
  const weights = context.weights.pack({
    key: `${key} panels`,
    floats: panelFloats(shape),
    sources: convolution.sources,
    write(tools) {
      const strides = { column: input.channels * taps, tap: 1, depth: taps };
      packPanels(tools, step.weight, shape, strides, foldedNormalization(step, tools).factors);
    },
  });
  const isPlain = taps === 1 && step.strides.every((stride) => stride === 1) && step.pads.every((pad) => pad === 0);
  return productCalls(context, {
    ...productOf(context, convolution),
    addressing: isPlain ? 'rows' : 'pointers',
    input: isPlain ? convolution.inputAddress : windowTable(context, convolution),
    inputStride: isPlain ? input.stride * 4 : output.count * 4,
    taps,
    depth: input.stride,
    weights,
  });
}

/** A convolution of an image whose border of zeros lies in memory: each row of the kernel is one contiguous piece of a row of the image. */
function paddedImageForm(context: OperationContext, convolution: Convolution): KernelCall[][] {
  const { step, input, output, key } = convolution;
  const [kernelHeight, kernelWidth] = step.kernel;
  const [top, left, bottom, right] = step.pads;
  const usedDepth = kernelWidth * input.channels;
  const shape = { columns: output.channels, taps: kernelHeight, depth: usedDepth, usedDepth };
  const weights = context.weights.pack({
    key: `${key} rows`,
    floats: panelFloats(shape),
    sources: convolution.sources,
    write: (tools) => packImageRows(tools, step, shape, input.channels),
  });
  // Its places, border and all, under a window of one column: pads are places, too.
  const images = {
    ...input,
    stride: input.channels,
    height: top + input.height + bottom,
    width: left + input.width + right,
  };
  const window = { ...step, kernel: [kernelHeight, 1] as const, pads: [0, 0, 0, 0] as const };
  const table = rowTable(context, { ...convolution, input: images, window, outside: 'zeros' });
  return productCalls(context, {
    ...productOf(context, convolution),
    addressing: 'pointers',
    input: table,
    inputStride: output.count * 4,
    taps: kernelHeight,
    depth: usedDepth,
    weights,
  });
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
