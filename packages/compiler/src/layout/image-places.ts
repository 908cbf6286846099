import { channelStride } from './channel-stride.js';
import type { Placed } from './placed.js';

/** How a channels-last tensor lies: places, elements from place to place. */
export interface ImagePlaces {
  readonly batch: number;
  readonly channels: number;
  readonly height: number;
  readonly width: number;
  readonly count: number;
  readonly stride: number;
}

/**
 * The places of a tensor of rank 4.
 * @param channelBlock that of the target for which the tensor was laid out.
 */
export function imagePlaces({ dims }: Pick<Placed, 'dims'>, channelBlock: number): ImagePlaces {
  const [batch = 1, channels = 1, height = 1, width = 1] = dims;
  const stride = channelStride(channels, channelBlock);
  return { batch, channels, height, width, count: batch * height * width, stride };
}
