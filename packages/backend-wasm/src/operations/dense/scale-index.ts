/** Which scale belongs to an element: one for all, one for each position of an axis, or one for each block of it. */
export function scaleIndex(
  dims: readonly number[],
  scaleDims: readonly number[],
  { axis, blockSize }: { readonly axis: number; readonly blockSize: number },
): (element: number) => number {
  const scales = scaleDims.reduce((product, dim) => product * dim, 1);
  if (scales === 1) return () => 0;
  const inner = dims.slice(axis + 1).reduce((product, dim) => product * dim, 1);
  const size = dims[axis] ?? 1;
  if (blockSize === 0) return (element) => Math.floor(element / inner) % size;
  const blocks = scaleDims[axis] ?? 1;
  return (element) => {
    const position = Math.floor(element / inner) % size;
    const outer = Math.floor(element / inner / size);
    return (outer * blocks + Math.floor(position / blockSize)) * inner + (element % inner);
  };
}
