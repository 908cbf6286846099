import { type ConvolutionStep, foldedNormalization, foldedSources } from '@automodel/compiler';
import type { BufferSlot } from '../memory/buffer-slot.js';
import { type MatrixShape, packMatrix } from '../packing/pack-matrix.js';
import type { OperationContext } from './operation-context.js';

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
      const { factors } = foldedNormalization(step, tools);
      packMatrix(tools, { weight: step.weight, shape, strides, factors, type: floats });
    },
  });
}
