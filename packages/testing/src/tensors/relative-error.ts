/** How far values are from the expected ones. */
export interface TensorError {
  /** The largest absolute difference; Infinity if one side is not a number or the lengths differ. */
  readonly maximumError: number;
  /** The largest magnitude of the expected values. */
  readonly scale: number;
  /** maximumError / scale: the error as a part of the tensor's largest magnitude. */
  readonly relativeError: number;
  /** The position of the largest difference. */
  readonly index: number;
}

/** Compares values with expected ones, relative to the largest expected magnitude. */
export function relativeError(actual: ArrayLike<number>, expected: ArrayLike<number>): TensorError {
  let maximumError = actual.length === expected.length ? 0 : Number.POSITIVE_INFINITY;
  let scale = 0;
  let index = 0;
  for (let position = 0; position < expected.length; position++) {
    const wanted = expected[position] ?? Number.NaN;
    const difference = Math.abs((actual[position] ?? Number.NaN) - wanted);
    if (!(difference <= maximumError)) {
      maximumError = Number.isNaN(difference) ? Number.POSITIVE_INFINITY : difference;
      index = position;
    }
    scale = Math.max(scale, Math.abs(wanted));
  }
  const relative = maximumError === 0 ? 0 : maximumError / scale;
  return { maximumError, scale, relativeError: relative, index };
}
