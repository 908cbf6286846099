import type { PlanTensor } from '@automodel/compiler';
import { channelStride } from './channel-stride.js';

/** Where the rows of a tensor lie, by their last dimension, in elements. */
export interface TensorRows {
  /** Elements of a row. */
  readonly length: number;
  /** Elements from one of a row to the next. */
  readonly step: number;
  /** Elements that the tensor takes. */
  readonly size: number;
  /** Where a row begins, of all in C order. */
  startOf(row: number): number;
}

/** The rows of a tensor of any layout. */
export function tensorRows({ dims, layout, border }: Omit<PlanTensor, 'offset'>): TensorRows {
  const length = dims.at(-1) ?? 1;
  if (layout === 'row-major') {
    const size = dims.reduce((product, dim) => product * dim, 1);
    return { length, step: 1, size, startOf: (row) => row * length };
  }
  const [batch = 1, channels = 1, height = 1, width = 1] = dims;
  const [top, left, bottom, right] = border;
  const step = layout === 'padded-image' ? channels : channelStride(channels);
  const line = (left + width + right) * step;
  const image = (top + height + bottom) * line;
  return {
    length,
    step,
    size: batch * image,
    startOf(row) {
      const plane = Math.floor(row / height);
      const channel = plane % channels;
      return ((plane - channel) / channels) * image + (top + (row % height)) * line + left * step + channel;
    },
  };
}
