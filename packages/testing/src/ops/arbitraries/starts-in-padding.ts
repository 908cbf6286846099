import type { Window2d } from './window-arbitrary.js';

/**
 * Whether the last window, with sizes rounded up, would start behind the image: operator sets before 22 do not say that it is left out, and
 * runtimes differ.
 */
export function startsInPadding({ size, kernel, strides, pads }: Window2d, dilations: readonly number[]): boolean {
  return size.some((length, axis) => {
    const [begin = 0, end = 0] = [pads[axis], pads[axis + 2]];
    const stride = strides[axis] ?? 1;
    const reach = ((kernel[axis] ?? 1) - 1) * (dilations[axis] ?? 1) + 1;
    return Math.ceil((length + begin + end - reach) / stride) * stride >= length + begin;
  });
}
