/** A tensor in C order seen along one axis: element = (outer × length + position) × inner + index within. */
export interface AxisLoop {
  /** Positions before the axis. */
  readonly outer: number;
  readonly length: number;
  /** Positions behind it, which is also the elements from one position of the axis to the next. */
  readonly inner: number;
}

/** How a tensor looks along an axis. */
export function axisLoop(dims: readonly number[], axis: number): AxisLoop {
  const product = (part: readonly number[]): number => part.reduce((all, dim) => all * dim, 1);
  return { outer: product(dims.slice(0, axis)), length: dims[axis] ?? 1, inner: product(dims.slice(axis + 1)) };
}
