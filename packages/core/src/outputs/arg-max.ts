import type { Tensor } from '../tensor.js';
import { floatRows } from './float-rows.js';

/** The index of the largest value of each row along the last axis; of equal ones the first. */
export function argMax(logits: Tensor): number[] {
  return floatRows(logits).map((row) =>
    row.reduce((best, value, index) => (value > (row[best] ?? Number.NEGATIVE_INFINITY) ? index : best), 0),
  );
}
