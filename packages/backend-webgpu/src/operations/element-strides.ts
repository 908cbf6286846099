import { type Placed, storedElements as storedElementsOf, elementStrides as stridesOf } from '@automodel/compiler';
import { channelBlock, channelStride } from '../memory/channel-stride.js';

/** Elements from element to element along each dimension, in ONNX's order. */
export function elementStrides(tensor: Placed): readonly number[] {
  return stridesOf(tensor, channelBlock);
}

/** Elements that a tensor takes in memory, padding included. */
export function storedElements(tensor: Placed): number {
  return storedElementsOf(tensor, channelBlock);
}

/** Whether the elements lie in C order without gaps: also channels-last, where an image is one place, as after a global average. */
export function isDense({ dims, layout }: Placed): boolean {
  if (layout === 'row-major') return true;
  const [, channels = 1, height = 1, width = 1] = dims;
  return layout === 'channels-last' && height * width === 1 && channels === channelStride(channels);
}
