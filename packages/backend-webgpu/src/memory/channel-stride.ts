import { channelStride as strideOf } from '@automodel/compiler';

/** Channels of channels-last tensors are padded to a multiple of this: the numbers of a vector. */
export const channelBlock = 4;

/** Elements from place to place of a channels-last tensor. */
export function channelStride(channels: number): number {
  return strideOf(channels, channelBlock);
}
