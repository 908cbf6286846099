import type { PlanTensor } from '@automodel/compiler';
import { channelStride } from '../memory/channel-stride.js';

/** What says where the elements of a tensor lie. */
export type Placed = Pick<PlanTensor, 'dims' | 'layout'>;

/** Elements from element to element along each dimension, in ONNX's order. */
export function elementStrides({ dims, layout }: Placed): readonly number[] {
  if (layout === 'channels-last') {
    const [, channels = 1, height = 1, width = 1] = dims;
    const place = channelStride(channels);
    return [height * width * place, 1, width * place, place];
  }
  const strides: number[] = [];
  let stride = 1;
  for (const dim of dims.toReversed()) {
    strides.unshift(stride);
    stride *= dim;
  }
  return strides;
}

/** Strides of a tensor that is broadcast to more or larger dimensions: 0 along those where it has one element. */
export function broadcastStrides(
  dims: readonly number[],
  strides: readonly number[],
  target: readonly number[],
): readonly number[] {
  const missing = target.length - dims.length;
  return target.map((_, axis) => (axis < missing || dims[axis - missing] === 1 ? 0 : (strides[axis - missing] ?? 0)));
}

/** Elements that a tensor takes in memory, padding included. */
export function storedElements({ dims, layout }: Placed): number {
  const count = dims.reduce((product, dim) => product * dim, 1);
  if (layout !== 'channels-last') return count;
  const channels = dims[1] ?? 1;
  return channels === 0 ? 0 : (count / channels) * channelStride(channels);
}

/** Whether the elements lie in C order without gaps: also channels-last, where an image is one place, as after a global average. */
export function isDense({ dims, layout }: Placed): boolean {
  if (layout === 'row-major') return true;
  const [, channels = 1, height = 1, width = 1] = dims;
  return layout === 'channels-last' && height * width === 1 && channels === channelStride(channels);
}
