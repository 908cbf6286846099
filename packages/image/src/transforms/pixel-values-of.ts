import type { RawImage } from '../raw-image.js';

/**
 * The values of an image: bytes `[height, width, 3]` as float32 `[3, height, width]`, each through its channel's table.
 * @param tables per channel the value of each byte.
 */
export function pixelValuesOf({ data }: RawImage, tables: readonly Float32Array[]): Float32Array<ArrayBuffer> {
  const values = new Float32Array(data.length);
  let target = 0;
  for (const [channel, table] of tables.entries()) {
    for (let source = channel; source < data.length; source += 3) values[target++] = table[data[source] ?? 0] ?? 0;
  }
  return values;
}
