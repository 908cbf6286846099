/** The largest difference of two arrays, or in words that their lengths differ: short, where an assertion on large arrays is not. */
export function difference(actual: ArrayLike<number>, expected: ArrayLike<number>): string | number {
  if (actual.length !== expected.length) return `${actual.length} values instead of ${expected.length}`;
  let largest = 0;
  for (let index = 0; index < actual.length; index++) {
    largest = Math.max(largest, Math.abs((actual[index] ?? Number.NaN) - (expected[index] ?? Number.NaN)));
  }
  return largest;
}
