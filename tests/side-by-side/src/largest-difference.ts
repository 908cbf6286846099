/** How far two lists of numbers are from one another at most. */
export function largestDifference(left: Iterable<unknown>, right: Iterable<unknown>): number {
  const [first, second] = [Array.from(left, Number), Array.from(right, Number)];
  if (first.length !== second.length) throw new RangeError(`${first.length} numbers beside ${second.length}.`);
  return first.reduce((largest, value, at) => Math.max(largest, Math.abs(value - (second[at] ?? Number.NaN))), 0);
}
