import type { MeasuredOperator } from './measured-operator.js';
import { nonMaxSuppression } from './non-max-suppression.js';
import { nonZero } from './non-zero.js';

/** The operators whose output has a shape that no plan can know, by name: they are computed between plans. */
export const measuredOperators: ReadonlyMap<string, MeasuredOperator> = new Map([
  ['NonMaxSuppression', nonMaxSuppression],
  ['NonZero', nonZero],
]);
