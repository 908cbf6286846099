import type { Placed } from './placed.js';

/** The axes of a tensor from the outermost in memory to the innermost. */
export function storedAxes({ dims, layout }: Placed): readonly number[] {
  return layout === 'channels-last' ? [0, 2, 3, 1] : dims.map((_, axis) => axis);
}
