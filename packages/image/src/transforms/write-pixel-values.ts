import type { RawImage } from '../raw-image.js';

/**
 * Writes an image into a batch: bytes `[height, width, 3]` to float32 `[3, height, width]`, each through its channel's
 * table.
 * @param tables per channel the value of each byte.
 * @param offset where the image starts in `target`.
 */
export function writePixelValues(
  { data, width, height }: RawImage,
  tables: readonly Float32Array[],
  target: Float32Array,
  offset: number,
): void {
  const pixels = width * height;
  for (const [channel, table] of tables.entries()) {
    const start = offset + channel * pixels;
    for (let pixel = 0, source = channel; pixel < pixels; pixel++, source += 3) {
      target[start + pixel] = table[data[source] ?? 0] ?? 0;
    }
  }
}
