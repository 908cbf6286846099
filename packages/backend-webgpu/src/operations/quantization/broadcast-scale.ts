import type { PreparedOperand } from '../prepare-operand.js';

/** A scale or zero point, one for all or one for each position of an axis, as an operand that is broadcast to a tensor of this rank. */
export function broadcastScale(operand: PreparedOperand, rank: number, axis: number): PreparedOperand {
  const [size = 1] = operand.dims;
  if (size === 1) return { ...operand, dims: [], strides: [] };
  const along = (value: number, other: number): number[] =>
    Array.from({ length: rank }, (_, index) => (index === axis ? value : other));
  return { ...operand, dims: along(size, 1), strides: along(operand.strides[0] ?? 0, 0) };
}
