import type { Dimension } from '../ir/shape.js';

/**
 * The elements of a tensor that are known before the run: numbers, symbols that came out of a shape, null where one is not known.
 * Truth values are 0 and 1; integers beyond 2⁵³ are ±Infinity (they are Slice's sentinels).
 */
export interface KnownElements {
  readonly dims: readonly number[];
  /** In C order. */
  readonly elements: readonly Dimension[];
}

/** Shape arithmetic works on a handful of numbers; larger tensors are data and stay unknown. */
export const knownElementLimit = 4096;
