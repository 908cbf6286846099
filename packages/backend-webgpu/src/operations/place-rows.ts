import type { PlanTensor } from '@automodel/compiler';
import { type Dispatch, dispatch } from '../kernels/dispatch.js';
import type { StoredType } from '../kernels/kernel.js';
import { linearWorkgroups } from '../kernels/linear-workgroups.js';
import { placeKernel, placeSize } from '../kernels/place-kernel.js';
import type { BufferSlot } from '../memory/buffer-slot.js';
import { channelStride } from '../memory/channel-stride.js';

/** Elements in rows, as callers give them, to their places in a channels-last tensor; channels that pad become 0. */
export function placeRows(
  { dims }: PlanTensor,
  rows: { readonly slot: BufferSlot; readonly type: StoredType },
  output: { readonly slot: BufferSlot; readonly type: StoredType },
): Dispatch {
  const [batch = 1, channels = 1, ...sizes] = dims;
  const pixels = sizes.reduce((product, size) => product * size, 1);
  const blocks = channelStride(channels) / 4;
  return dispatch(placeKernel(rows.type, output.type), {
    buffers: { rows: rows.slot, output: output.slot },
    uniforms: { batch, channels, blocks, pixels },
    workgroups: linearWorkgroups(batch * blocks * pixels, placeSize),
  });
}
