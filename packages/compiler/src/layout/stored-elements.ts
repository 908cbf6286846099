import { channelStride } from './channel-stride.js';
import type { Placed } from './placed.js';

/**
 * Elements that a tensor takes in memory, those of channels that pad too.
 * @param channelBlock that of the target for which the tensor was laid out.
 */
export function storedElements({ dims, layout }: Placed, channelBlock: number): number {
  const count = dims.reduce((product, dim) => product * dim, 1);
  if (layout !== 'channels-last') return count;
  const channels = dims[1] ?? 1;
  return channels === 0 ? 0 : (count / channels) * channelStride(channels, channelBlock);
}
