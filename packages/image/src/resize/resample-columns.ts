import type { RawImage } from '../raw-image.js';
import type { ResamplingWeights } from './resampling-weights.js';

/**
 * The horizontal pass: rows `firstRow` to `firstRow + rowCount` with `weights.count` columns.
 * Source: `ImagingResampleHorizontal_8bpc` in Pillow's `src/libImaging/Resample.c`.
 */
export function resampleColumns(
  { data, width }: RawImage,
  weights: ResamplingWeights,
  firstRow: number,
  rowCount: number,
): RawImage {
  const { count, starts, lengths, values, stride, fractionBits: shift } = weights;
  const half = 1 << (shift - 1);
  // The clamped view does Pillow's clip8.
  const output = new Uint8ClampedArray(rowCount * count * 3);
  let target = 0;
  for (let row = firstRow; row < firstRow + rowCount; row++) {
    const rowStart = row * width;
    for (let column = 0; column < count; column++) {
      let source = (rowStart + (starts[column] ?? 0)) * 3;
      let at = column * stride;
      const end = at + (lengths[column] ?? 0);
      let red = half;
      let green = half;
      let blue = half;
      for (; at < end; at++, source += 3) {
        const weight = values[at] ?? 0;
        red = (red + (data[source] ?? 0) * weight) | 0;
        green = (green + (data[source + 1] ?? 0) * weight) | 0;
        blue = (blue + (data[source + 2] ?? 0) * weight) | 0;
      }
      output[target] = red >> shift;
      output[target + 1] = green >> shift;
      output[target + 2] = blue >> shift;
      target += 3;
    }
  }
  return { data: new Uint8Array(output.buffer), width: count, height: rowCount, channels: 3 };
}
