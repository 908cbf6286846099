/** Which power of two a number becomes that is none. */
export type ScaleRounding = 'down' | 'nearest' | 'up';

/** The power of two of float8e8m0 for a number, whose sign it does not keep; NaN if it is not finite. */
export function roundToScale(value: number, rounding: ScaleRounding): number {
  if (!Number.isFinite(value)) return Number.NaN;
  const magnitude = Math.abs(value);
  if (magnitude === 0) return 2 ** -127;
  const below = 2 ** Math.floor(Math.log2(magnitude));
  // The tie, 1.5 times the power below, goes up.
  const goesUp = rounding === 'up' ? magnitude > below : rounding === 'nearest' && magnitude >= 1.5 * below;
  return Math.max(2 ** -127, Math.min(goesUp ? 2 * below : below, 2 ** 127));
}
