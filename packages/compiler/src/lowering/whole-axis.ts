import type { SelectAxis } from '../plan/general-step.js';
import { range } from './range.js';

/** All of an axis of the input, as it is. */
export function wholeAxis(from: number, size: number, start = 0): SelectAxis {
  return { from, start, positions: range(size) };
}
