import type { CaseInput } from './case-input.js';
import { constant } from './constant.js';

/** A constant vector of int64: axes, shapes, pads. */
export function integers(...values: readonly number[] | readonly bigint[]): CaseInput {
  return constant([values.length], values, 'int64');
}
