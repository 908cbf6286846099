/** Smooth pixels between −2 and 2, as normalized photographs have; the same in every process. */
export function makePixels(batch: number, size: number): Float32Array {
  return Float32Array.from({ length: batch * 3 * size * size }, (_, index) => {
    const column = index % size;
    const row = Math.floor(index / size) % size;
    const image = Math.floor(index / (3 * size * size));
    return 2 * Math.sin(column / 17 + image) * Math.cos(row / 13 + Math.floor(index / (size * size)));
  });
}
