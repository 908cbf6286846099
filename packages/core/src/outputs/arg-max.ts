import type { Tensor } from '../tensor.js';
import { descending } from './descending.js';
import { floatRows } from './float-rows.js';

/** The index of the largest value of each row along the last axis; of equal ones the first. NaN counts as the largest. */
export function argMax(logits: Tensor): number[] {
  return floatRows(logits).map((row) =>
    row.reduce((best, value, index) => (descending(value, row[best] ?? value) < 0 ? index : best), 0),
  );
}
