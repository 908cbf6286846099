/** A tensor of a test, in C order. */
export interface TestTensor {
  readonly dims: readonly number[];
  readonly values: ArrayLike<number>;
}

/** Dimensions that all given ones broadcast to. */
export function broadcastDims(all: readonly (readonly number[])[]): number[] {
  const rank = Math.max(...all.map(({ length }) => length));
  return Array.from({ length: rank }, (_, axis) =>
    all.map((dims) => dims[axis - rank + dims.length] ?? 1).reduce((size, dim) => (size === 1 ? dim : size), 1),
  );
}

/** A function of tensors element by element in float64, by positions and no strides. */
export function broadcastMap(
  tensors: readonly TestTensor[],
  compute: (...values: readonly number[]) => number,
): { readonly dims: readonly number[]; readonly values: Float64Array } {
  const dims = broadcastDims(tensors.map((tensor) => tensor.dims));
  const count = dims.reduce((product, dim) => product * dim, 1);
  const values = Float64Array.from({ length: count }, (_, element) => {
    const position: number[] = [];
    let rest = element;
    for (const dim of dims.toReversed()) {
      position.unshift(rest % dim);
      rest = Math.floor(rest / dim);
    }
    return compute(...tensors.map((tensor) => at(tensor, position)));
  });
  return { dims, values };
}

function at({ dims, values }: TestTensor, position: readonly number[]): number {
  const missing = position.length - dims.length;
  let index = 0;
  for (const [axis, dim] of dims.entries()) index = index * dim + (dim === 1 ? 0 : (position[axis + missing] ?? 0));
  return values[index] ?? Number.NaN;
}
