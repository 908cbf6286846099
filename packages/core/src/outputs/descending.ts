/**
 * Orders scores from the largest; NaN counts as larger than any number, as in PyTorch and NumPy, so that a broken result shows.
 */
export function descending(left: number, right: number): number {
  if (Number.isNaN(left) || Number.isNaN(right)) return Number(Number.isNaN(right)) - Number(Number.isNaN(left));
  // Not the difference, which is NaN for two infinities.
  return Number(right > left) - Number(right < left);
}
