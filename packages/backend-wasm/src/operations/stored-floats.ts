import type { PlanTensor } from '@automodel/compiler';
import { channelStride } from '../memory/channel-stride.js';

/** How many floats of a tensor are computed with: all that lie in memory, padding included. */
export function storedFloats({ dims, layout }: Pick<PlanTensor, 'dims' | 'layout'>): number {
  const count = dims.reduce((product, dim) => product * dim, 1);
  const channels = dims[1] ?? 1;
  return layout === 'channels-last' ? (count / channels) * channelStride(channels) : count;
}
