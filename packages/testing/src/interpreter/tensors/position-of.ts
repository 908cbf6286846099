/** Where the element at some coordinates lies in C order. */
export function positionOf(coordinates: readonly number[], dims: readonly number[]): number {
  return dims.reduce((position, size, axis) => position * size + (coordinates[axis] ?? 0), 0);
}
