import type { Shape } from '../ir/shape.js';

/** `[batch, 3, ?]`, or `[…]` where the rank is not known. */
export function describeShape(shape: Shape): string {
  return shape === undefined ? '[…]' : `[${shape.map((dimension) => dimension ?? '?').join(', ')}]`;
}
