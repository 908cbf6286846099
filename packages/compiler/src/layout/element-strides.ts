import { channelStride } from './channel-stride.js';
import type { Placed } from './placed.js';

/**
 * Elements from element to element along each dimension, in ONNX's order.
 * @param channelBlock that of the target for which the tensor was laid out.
 */
export function elementStrides({ dims, layout }: Placed, channelBlock: number): readonly number[] {
  if (layout === 'channels-last') {
    const [, channels = 1, height = 1, width = 1] = dims;
    const place = channelStride(channels, channelBlock);
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
