/** The coordinates in a tensor that is stretched by NumPy's rule. */
export function broadcastCoordinates(coordinates: readonly number[], dims: readonly number[]): readonly number[] {
  const added = coordinates.length - dims.length;
  return dims.map((size, axis) => (size === 1 ? 0 : (coordinates[axis + added] ?? 0)));
}
