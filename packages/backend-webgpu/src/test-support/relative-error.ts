/** The largest difference, as a part of the largest expected magnitude. */
export function relativeError(actual: ArrayLike<number>, expected: ArrayLike<number>): number {
  let [error, scale] = [actual.length === expected.length ? 0 : Number.POSITIVE_INFINITY, 0];
  for (let index = 0; index < expected.length; index++) {
    error = Math.max(error, Math.abs((actual[index] ?? Number.NaN) - (expected[index] ?? Number.NaN)));
    scale = Math.max(scale, Math.abs(expected[index] ?? 0));
  }
  return error / scale;
}
