import type { PlanTensor } from '@automodel/compiler';
import { channelStride } from '../memory/channel-stride.js';

/** Floats from element to element along each dimension, in ONNX's order. */
export function elementStrides({ dims, layout }: Pick<PlanTensor, 'dims' | 'layout'>): number[] {
  if (layout === 'channels-last') {
    const [, channels = 1, height = 1, width = 1] = dims;
    const place = channelStride(channels);
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

/** Strides of a tensor that is broadcast to more or larger dimensions: 0 along those where it has one element. */
export function broadcastStrides(
  dims: readonly number[],
  strides: readonly number[],
  target: readonly number[],
): number[] {
  const missing = target.length - dims.length;
  return target.map((_, axis) => (axis < missing || dims[axis - missing] === 1 ? 0 : (strides[axis - missing] ?? 0)));
}

/** Calls back for each element of some dimensions in C order, with the offsets that several strides give it. */
export function forEachElement(
  dims: readonly number[],
  strides: readonly (readonly number[])[],
  visit: (offsets: readonly number[]) => void,
): void {
  const position = dims.map(() => 0);
  const offsets = strides.map(() => 0);
  const count = dims.reduce((product, dim) => product * dim, 1);
  for (let element = 0; element < count; element++) {
    visit(offsets);
    for (let axis = dims.length - 1; axis >= 0; axis--) {
      const next = (position[axis] ?? 0) + 1;
      const wraps = next === dims[axis];
      for (const [index, stride] of strides.entries()) {
        const step = stride[axis] ?? 0;
        offsets[index] = (offsets[index] ?? 0) + (wraps ? -step * (next - 1) : step);
      }
      position[axis] = wraps ? 0 : next;
      if (!wraps) break;
    }
  }
}
