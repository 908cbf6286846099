import { type Placed, elementStrides as stridesOf } from '@automodel/compiler';
import { channelBlock } from '../memory/channel-stride.js';

/** Elements from element to element along each dimension, in ONNX's order. */
export function elementStrides(tensor: Placed): readonly number[] {
  return stridesOf(tensor, channelBlock);
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
