/**
 * How far a score may be from that of recorded logits: logits are within 5e-6 of the largest (the bound of every engine of ours), and softmax
 * changes a score by at most half of what the logits are off, since |∂p/∂z| sums to 2 p (1 − p).
 */
export function scoreTolerance(logits: readonly number[]): number {
  return 0.5 * 5e-6 * Math.max(...logits.map(Math.abs));
}
