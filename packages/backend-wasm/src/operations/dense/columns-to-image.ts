import type { StepOf } from '@automodel/compiler';
import type { DenseOperation } from '../dense-task.js';
import { windowOffsets } from './general-convolution.js';

/** Adds up overlapping blocks: the input is `[batch, channels × taps, blocks]`. */
export function columnsToImage(step: StepOf<'columns-to-image'>): DenseOperation {
  const { kernel, strides, dilations, before, places } = step;
  return ([input], output) => {
    if (input === undefined) return;
    const [batch = 1, channels = 1, ...spatial] = output.dims;
    const offsets = windowOffsets({ spatial, kernel, strides, dilations, before, places });
    const size = spatial.reduce((product, dim) => product * dim, 1);
    output.data.fill(0);
    for (let plane = 0; plane < batch * channels; plane++) {
      for (const [index, offset] of offsets.entries()) {
        if (offset < 0) continue;
        const at = plane * size + offset;
        output.data[at] = (output.data[at] ?? 0) + (input.data[plane * offsets.length + index] ?? 0);
      }
    }
  };
}
