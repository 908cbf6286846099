import type { RawImage } from '../raw-image.js';
import type { ResamplingWeights } from './resampling-weights.js';

/**
 * The vertical pass: `weights.count` rows from an image whose first row is row `firstRow` of the weights' input.
 * Source: `ImagingResampleVertical_8bpc` in Pillow's `src/libImaging/Resample.c`.
 */
export function resampleRows({ data, width }: RawImage, weights: ResamplingWeights, firstRow: number): RawImage {
  const { count, starts, lengths, values, stride, fractionBits: shift } = weights;
  const half = 1 << (shift - 1);
  const rowLength = width * 3;
  // The clamped view does Pillow's clip8.
  const output = new Uint8ClampedArray(count * rowLength);
  let target = 0;
  for (let row = 0; row < count; row++) {
    const firstSource = ((starts[row] ?? 0) - firstRow) * rowLength;
    const firstWeight = row * stride;
    const end = firstWeight + (lengths[row] ?? 0);
    for (let offset = 0; offset < rowLength; offset += 3) {
      let source = firstSource + offset;
      let red = half;
      let green = half;
      let blue = half;
      for (let at = firstWeight; at < end; at++, source += rowLength) {
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
  return { data: new Uint8Array(output.buffer), width, height: count, channels: 3 };
}
