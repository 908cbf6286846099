/**
 * Elements from place to place of a channels-last tensor.
 * @param block channels are padded to a multiple of this (`Target.channelBlock`).
 */
export function channelStride(channels: number, block: number): number {
  return Math.ceil(channels / block) * block;
}
