import type { CaseInput } from './case-input.js';
import { type RandomOptions, random } from './random.js';

/** A weight of drawn elements: its bytes lie outside the graph. */
export function weight(dims: readonly number[], options: RandomOptions = {}): CaseInput {
  return { ...random(dims, { low: -1, high: 1, ...options }), role: 'weight' };
}
