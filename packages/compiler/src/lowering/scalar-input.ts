import { constantIntegers } from './constant-integers.js';
import type { NodeContext } from './node-context.js';

/** The number of an optional input, which must be known before the run. */
export function scalarInput(context: NodeContext, index: number, fallback: number): number {
  return context.has(index) ? (constantIntegers(context, index)[0] ?? fallback) : fallback;
}
