import { attributes as read } from './attributes.js';
import { indices } from './indices.js';
import type { Attributes } from './plain-operator.js';

/** A window that slides over the spatial axes of [batch, channels, …spatial]. */
export interface SlidingWindow {
  /** The spatial dimensions of the output. */
  readonly output: readonly number[];
  /**
   * Calls back for each place of the window at one position of the output, with the position in the input's spatial dimensions, or -1 in
   * the padding, and the position in the kernel.
   */
  forEach(position: number, visit: (input: number, kernel: number) => void): void;
  /** How many places of the window lie in the image or its padding: with ceil_mode, the last window may reach beyond both. */
  paddedCount(position: number): number;
}

/** Reads a window from a node's attributes: ONNX's documentation of Conv and MaxPool has the formulas. */
export function slidingWindow(of: Attributes, spatial: readonly number[], kernel: readonly number[]): SlidingWindow {
  const ones = spatial.map(() => 1);
  const strides = read.integers(of, 'strides') ?? ones;
  const dilations = read.integers(of, 'dilations') ?? ones;
  const pads = read.integers(of, 'pads') ?? [...ones, ...ones].map(() => 0);
  const isCeiled = read.integer(of, 'ceil_mode', 0) !== 0;
  const output = spatial.map((size, axis) => {
    const [stride = 1, dilation = 1, begin = 0, end = 0] = [
      strides[axis],
      dilations[axis],
      pads[axis],
      pads[axis + spatial.length],
    ];
    const reach = dilation * ((kernel[axis] ?? 1) - 1) + 1;
    const steps = (size + begin + end - reach) / stride;
    if (!isCeiled) return Math.floor(steps) + 1;
    // A window that would start behind the image and its leading padding is left out.
    const count = Math.ceil(steps) + 1;
    return (count - 1) * stride >= size + begin ? count - 1 : count;
  });
  const kernelCount = indices.count(kernel);
  const place = (position: number, inKernel: number): readonly number[] => {
    const at = indices.coordinates(position, output);
    return indices
      .coordinates(inKernel, kernel)
      .map(
        (offset, axis) => (at[axis] ?? 0) * (strides[axis] ?? 1) - (pads[axis] ?? 0) + offset * (dilations[axis] ?? 1),
      );
  };
  return {
    output,
    forEach(position, visit) {
      for (let inKernel = 0; inKernel < kernelCount; inKernel++) {
        const coordinates = place(position, inKernel);
        const isInside = coordinates.every((value, axis) => value >= 0 && value < (spatial[axis] ?? 0));
        visit(isInside ? indices.position(coordinates, spatial) : -1, inKernel);
      }
    },
    paddedCount(position) {
      const places = Array.from({ length: kernelCount }, (_, inKernel) => place(position, inKernel));
      return places.filter((coordinates) =>
        coordinates.every((value, axis) => value < (spatial[axis] ?? 0) + (pads[axis + spatial.length] ?? 0)),
      ).length;
    },
  };
}
