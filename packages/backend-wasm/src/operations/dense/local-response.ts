import type { StepOf } from '@automodel/compiler';
import { axisLoop } from '@automodel/engine';
import type { DenseOperation } from '../dense-task.js';

/** x / (bias + alpha / size × Σ x² over neighbouring channels) ^ beta (https://papers.nips.cc/paper/4824). */
export function localResponse({ size, alpha, beta, bias }: StepOf<'local-response'>): DenseOperation {
  const before = Math.floor((size - 1) / 2);
  const after = size - 1 - before;
  return ([input], output) => {
    if (input === undefined) return;
    const { outer, length, inner } = axisLoop(input.dims, 1);
    for (let row = 0; row < outer; row++) {
      for (let channel = 0; channel < length; channel++) {
        const last = Math.min(length - 1, channel + after);
        for (let column = 0; column < inner; column++) {
          let sum = 0;
          for (let other = Math.max(0, channel - before); other <= last; other++) {
            sum += (input.data[(row * length + other) * inner + column] ?? 0) ** 2;
          }
          const at = (row * length + channel) * inner + column;
          output.data[at] = (input.data[at] ?? 0) / (bias + (alpha / size) * sum) ** beta;
        }
      }
    }
  };
}
