import type { ConvolutionStep } from '@automodel/compiler';
import type { BufferSlot } from '../memory/buffer-slot.js';
import { foldedSources, foldNormalization } from '../packing/fold-weights.js';
import { type MatrixShape, packMatrix } from '../packing/pack-matrix.js';
import { packWinograd } from '../packing/pack-winograd.js';
import type { ProductWork } from '../tuning/product-work.js';
import type { ConvolutionWork } from './convolution-work.js';
import type { OperationContext } from './operation-context.js';
import { packedRows } from './product-form.js';

/** The weights of a convolution as the right side of a product, `[group][taps × channels][outputs]`, the normalization folded in. */
export function packProduct(
  context: OperationContext,
  step: ConvolutionStep,
  key: string,
  { work, places }: ConvolutionWork,
): BufferSlot {
  const [outputs = 1, usedDepth = 1] = step.weight.dims;
  const groupSize = places.rightBatch * 4;
  return packTaps(context, step, `${key} ${context.floats} product`, {
    taps: step.kernel[0] * step.kernel[1],
    depth: places.depth * 4,
    usedDepth,
    columns: work.columns * 4,
    usedColumns: outputs / step.group,
    groups: step.group,
    groupSize,
  });
}

/** Weights as `[tap][channel of a group][output]`, as plain kernels read them. */
export function packTaps(
  { weights, floats }: OperationContext,
  step: ConvolutionStep,
  key: string,
  shape: MatrixShape,
): BufferSlot {
  const { taps, depth, columns, groups = 1, groupSize = taps * depth * columns } = shape;
  const [, depthOfWeight = 1] = step.weight.dims;
  return weights.pack({
    key,
    byteLength: groups * groupSize * (floats === 'f16' ? 2 : 4),
    sources: [step.weight, ...foldedSources(step)],
    write(tools) {
      const strides = { tap: 1, depth: taps, column: depthOfWeight * taps };
      const { factors } = foldNormalization(step, tools);
      packMatrix(tools, { weight: step.weight, shape, strides, factors, type: floats });
    },
  });
}

/** The transformed weights of a 3×3 convolution. */
export function packWinogradProduct(
  { weights }: OperationContext,
  step: ConvolutionStep,
  key: string,
  work: ProductWork,
): BufferSlot {
  const columns = work.columns * 4;
  const depth = (work.inner * 4) / 9;
  const rows = Math.ceil(depth / packedRows) * packedRows;
  return weights.pack({
    key: `${key} winograd`,
    byteLength: 16 * rows * columns * 4,
    sources: [step.weight, ...foldedSources(step)],
    write(tools) {
      const { factors } = foldNormalization(step, tools);
      packWinograd(tools, { weight: step.weight, rows, columns, factors });
    },
  });
}
