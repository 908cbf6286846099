import type { ConvolutionStep } from '@automodel/compiler';
import type { BufferSlot } from '../memory/buffer-slot.js';
import type { ConvolutionWork } from './convolution-work.js';
import type { OperationContext } from './operation-context.js';
import { packTaps } from './pack-taps.js';

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
