/** Strides of a tensor that is broadcast to more or larger dimensions: 0 along those where it has one element. */
export function broadcastStrides(
  dims: readonly number[],
  strides: readonly number[],
  target: readonly number[],
): readonly number[] {
  const missing = target.length - dims.length;
  return target.map((_, axis) => (axis < missing || dims[axis - missing] === 1 ? 0 : (strides[axis - missing] ?? 0)));
}
