/** How far values are from the expected ones. */
export interface TensorError {
  /** The largest absolute difference; Infinity if a value is NaN, an infinity is expected, or the lengths differ. */
  readonly maximumError: number;
  /** The largest magnitude of the expected values. */
  readonly scale: number;
  /** maximumError / scale: the error as a part of the tensor's largest magnitude. */
  readonly relativeError: number;
  /** The position of the largest difference, the first of several; 0 if there is none. */
  readonly index: number;
}

function errorOverScale(error: number, scale: number): number {
  if (error === 0) return 0;
  // Infinity over infinity, or over NaN, is no number that a tolerance could be held against.
  return Number.isFinite(error) && !Number.isNaN(scale) ? error / scale : Number.POSITIVE_INFINITY;
}

/** Compares values with expected ones, relative to the largest expected magnitude. */
export function relativeError(actual: ArrayLike<number>, expected: ArrayLike<number>): TensorError {
  let maximumError = actual.length === expected.length ? 0 : Number.POSITIVE_INFINITY;
  let scale = 0;
  let index = 0;
  for (let position = 0; position < expected.length; position++) {
    const wanted = expected[position] ?? Number.NaN;
    const difference = Math.abs((actual[position] ?? Number.NaN) - wanted);
    const error = Number.isNaN(difference) ? Number.POSITIVE_INFINITY : difference;
    if (error > maximumError) {
      maximumError = error;
      index = position;
    }
    scale = Math.max(scale, Math.abs(wanted));
  }
  return { maximumError, scale, relativeError: errorOverScale(maximumError, scale), index };
}
