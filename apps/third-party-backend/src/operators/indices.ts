/** Positions in tensors in C order. */
export const indices = {
  count(dims: readonly number[]): number {
    return dims.reduce((product, size) => product * size, 1);
  },
  /** How far apart neighbours along each axis lie. */
  strides(dims: readonly number[]): readonly number[] {
    return dims.map((_, axis) => indices.count(dims.slice(axis + 1)));
  },
  /** The coordinates of the element at a position. */
  coordinates(position: number, dims: readonly number[]): readonly number[] {
    return indices.strides(dims).map((stride, axis) => Math.floor(position / stride) % (dims[axis] ?? 1));
  },
  /** The position of an element; axes of size 1 and missing leading axes repeat, by NumPy's rule. */
  position(coordinates: readonly number[], dims: readonly number[]): number {
    const missing = coordinates.length - dims.length;
    const strides = indices.strides(dims);
    return dims.reduce(
      (sum, size, axis) => sum + (size === 1 ? 0 : (coordinates[axis + missing] ?? 0) * (strides[axis] ?? 0)),
      0,
    );
  },
};
