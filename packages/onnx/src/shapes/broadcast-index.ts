/** Where the element of a broadcast tensor comes from: both positions count elements in C order. */
export function broadcastIndex(position: number, dims: readonly number[], sourceDims: readonly number[]): number {
  let rest = position;
  let index = 0;
  let stride = 1;
  for (let axis = dims.length - 1; axis >= 0; axis--) {
    const size = dims[axis] ?? 1;
    const coordinate = rest % size;
    rest = Math.floor(rest / size);
    const sourceSize = sourceDims[axis - (dims.length - sourceDims.length)] ?? 1;
    if (sourceSize !== 1) index += coordinate * stride;
    stride *= sourceSize;
  }
  return index;
}
