import { formatInUnits } from './format-in-units.js';

/** A count for people: `2.8 M`. */
export function formatCount(count: number): string {
  return formatInUnits(count, ['', 'k', 'M', 'G', 'T']);
}
