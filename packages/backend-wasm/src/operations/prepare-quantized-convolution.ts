import {
  foldedNormalization,
  foldedSources,
  type QuantizedConvolutionStep,
  type WeightSource,
} from '@automodel/compiler';
import { byteColumns } from '../kernels/byte-product.js';
import { type BlocksTogether, byteTile } from '../kernels/byte-tile.js';
import { bytePanelsLength, packBytePanels, panelBlocks } from '../packing/pack-byte-panels.js';
import type { PackingTools } from '../packing/packing.js';
import { byteProductCalls } from './byte-product-calls.js';
import { type OperationContext, placesOf } from './operation-context.js';
import { rowTable } from './row-table.js';
import type { Task } from './task.js';

/** A convolution on integers: an implicit matrix product, of 1×1 windows of stride 1 over rows as they lie, of all others through a table. */
export function prepareQuantizedConvolution(context: OperationContext, step: QuantizedConvolutionStep): Task {
  const input = placesOf(context.tensor(step.input));
  const output = placesOf(context.tensor(step.output));
  const inputAddress = context.address(step.input);
  const taps = step.kernel[0] * step.kernel[1];
  const shape = { columns: output.channels, inputs: input.channels, taps, depth: input.stride };
  const panels = Math.ceil(output.channels / byteColumns);
  const isPlain = taps === 1 && step.strides.every((stride) => stride === 1) && step.pads.every((pad) => pad === 0);
  const isBytes = step.outputScale !== undefined;
  const residual = step.residual === undefined ? undefined : context.tensor(step.residual);
  const residualBytes = residual?.dataType === 'int8' ? 1 : 4;
  const together = blocksTogether(context, input.stride);
  const weights = packWeights(context, step, shape, together);
  const { scale, bias } = packColumns(context, step, output.stride);
  const calls = byteProductCalls(context, {
    variant: {
      addressing: isPlain ? 'rows' : 'pointers',
      residual: residual === undefined ? 'none' : residualBytes === 1 ? 'bytes' : 'floats',
      relu: step.isRelu,
      output: isBytes ? 'bytes' : 'floats',
      together,
    },
    values: {
      input: isPlain
        ? inputAddress
        : rowTable(context, { window: step, input, inputAddress, output, outside: 'zeros', elementBytes: 1 }),
      inputStride: isPlain ? input.stride : output.count * 4,
      taps,
      depth: input.stride,
      weights: weights.panels,
      panelBlocks: weights.blocks,
      output: context.address(step.output),
      outputStride: output.stride * (isBytes ? 1 : 4),
      scale,
      bias,
      residual: step.residual === undefined ? 0 : context.address(step.residual),
      residualStride: output.stride * residualBytes,
      residualScale: context.table(new Float32Array([step.residualScale / (step.outputScale ?? 1)])),
    },
    rows: output.count,
    panels,
  });
  return { kind: 'kernels', name: step.name, calls };
}

/** So many blocks of depths as the method likes best, or as divide the depth. */
function blocksTogether(context: OperationContext, depth: number): BlocksTogether {
  const { together } = byteTile(context.byteMethod);
  return ([8, 4, 2] as const).find((blocks) => blocks <= together && depth % (blocks * 4) === 0) ?? 1;
}

/** The panels, and how many blocks of each are added up in int16: one packing serves all plans. */
function packWeights(
  context: OperationContext,
  step: QuantizedConvolutionStep,
  shape: { readonly columns: number; readonly inputs: number; readonly taps: number; readonly depth: number },
  together: number,
): { readonly panels: number; readonly blocks: number } {
  const length = bytePanelsLength(shape);
  const source: WeightSource = { ...step.weight, quantization: undefined };
  const panels = context.weights.pack({
    key: `${step.weight.name} bytes ${together}`,
    floats: length / 4 + Math.ceil(shape.columns / byteColumns),
    sources: [source],
    write({ target, elements }) {
      const integers = elements(source);
      const bytes = new Int8Array(target.buffer, target.byteOffset, length);
      const weights = {
        ...shape,
        integers: integers instanceof Int8Array ? integers : Int8Array.from(integers, Number),
      };
      packBytePanels(bytes, weights);
      if (context.byteMethod === 'dot') {
        const blocks = panelBlocks(bytes, weights, together);
        new Int32Array(target.buffer, target.byteOffset + length, blocks.length).set(blocks);
      }
    },
  });
  return { panels, blocks: panels + length };
}

/** What the sums of each column are multiplied by, and what is added then: scales, normalization and bias. */
function packColumns(context: OperationContext, step: QuantizedConvolutionStep, stride: number) {
  const { inputScale, outputScale = 1, weight } = step;
  const weightScale = weight.quantization?.scale;
  const sources = [...foldedSources(step), ...(weightScale === undefined ? [] : [weightScale])];
  const key = `${weight.name} ${step.normalization?.scale.name ?? ''} ${step.bias?.name ?? ''} ${inputScale} ${outputScale}`;
  const values = (tools: PackingTools) => {
    const { factors, bias } = foldedNormalization(step, tools);
    const scales = weightScale === undefined ? undefined : tools.values(weightScale);
    return { factors, bias, scaleOf: (column: number) => scales?.[scales.length > 1 ? column : 0] ?? 1 };
  };
  return {
    scale: context.weights.pack({
      key: `${key} column scales`,
      floats: stride,
      sources,
      write(tools) {
        const { factors, scaleOf } = values(tools);
        for (const [column, factor] of factors.entries()) {
          tools.target[column] = (factor * scaleOf(column) * inputScale) / outputScale;
        }
      },
    }),
    bias: context.weights.pack({
      key: `${key} column biases`,
      floats: stride,
      sources,
      write(tools) {
        const { bias } = values(tools);
        for (const [column, value] of bias.entries()) tools.target[column] = value / outputScale;
      },
    }),
  };
}
