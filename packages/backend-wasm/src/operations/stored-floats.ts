import { type Placed, storedElements } from '@automodel/compiler';
import { channelBlock } from '../memory/channel-stride.js';

/** How many floats of a tensor are computed with: all that lie in memory, padding included. */
export function storedFloats(tensor: Placed): number {
  return storedElements(tensor, channelBlock);
}
