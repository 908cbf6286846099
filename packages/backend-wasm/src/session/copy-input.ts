import type { PlanTensor } from '@automodel/compiler';
import { channelStride } from '../memory/channel-stride.js';
import type { ElementArray } from '../memory/element-array.js';

/** Copies a row-major tensor into the arena, in the layout of the plan. `at` is in elements. */
export function copyInput(arena: ElementArray, at: number, tensor: PlanTensor, values: ElementArray): void {
  if (tensor.layout === 'row-major') {
    arena.set(values, at);
    return;
  }
  const [batch = 1, channels = 1, height = 1, width = 1] = tensor.dims;
  const [top, left, bottom, right] = tensor.border;
  const place = tensor.layout === 'padded-image' ? channels : channelStride(channels);
  const row = (left + width + right) * place;
  const image = (top + height + bottom) * row;
  arena.fill(0, at, at + batch * image);
  let from = 0;
  for (let index = 0; index < batch; index++) {
    for (let channel = 0; channel < channels; channel++) {
      for (let y = 0; y < height; y++) {
        let to = at + index * image + (top + y) * row + left * place + channel;
        for (let x = 0; x < width; x++) {
          arena[to] = values[from] ?? 0;
          from++;
          to += place;
        }
      }
    }
  }
}
