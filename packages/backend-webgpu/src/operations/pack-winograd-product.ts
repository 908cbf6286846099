import { type ConvolutionStep, foldedNormalization, foldedSources } from '@automodel/compiler';
import type { BufferSlot } from '../memory/buffer-slot.js';
import { packWinograd } from '../packing/pack-winograd.js';
import type { ProductWork } from '../tuning/product-work.js';
import type { OperationContext } from './operation-context.js';
import { packedRows } from './product-form.js';

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
      const { factors } = foldedNormalization(step, tools);
      packWinograd(tools, { weight: step.weight, rows, columns, factors });
    },
  });
}
