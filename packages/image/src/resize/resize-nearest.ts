import type { RawImage } from '../raw-image.js';
import type { ResizeRegion } from './resize-region.js';

/**
 * Per output pixel of the region, the input pixel that it copies, or -1 where rounding leads past the last one.
 * Pillow adds the scale up rather than multiplying, and the accumulated rounding decides which pixel is taken:
 * `ImagingScaleAffine` in its `src/libImaging/Geometry.c`.
 */
function nearestPositions(inputSize: number, outputSize: number, start: number, count: number): Int32Array {
  const scale = inputSize / outputSize;
  const positions = new Int32Array(count);
  let position = scale * 0.5;
  for (let output = 0; output < start + count; output++) {
    if (output >= start) positions[output - start] = position < inputSize ? Math.trunc(position) : -1;
    position += scale;
  }
  return positions;
}

/** `region` of the image resized to `width` × `height` by Pillow's rule for `NEAREST`. */
export function resizeNearest(image: RawImage, width: number, height: number, region: ResizeRegion): RawImage {
  const columns = nearestPositions(image.width, width, region.left, region.width);
  const rows = nearestPositions(image.height, height, region.top, region.height);
  const data = new Uint8Array(region.width * region.height * 3);
  let target = 0;
  for (const row of rows) {
    for (const column of columns) {
      if (row >= 0 && column >= 0) {
        const source = (row * image.width + column) * 3;
        data[target] = image.data[source] ?? 0;
        data[target + 1] = image.data[source + 1] ?? 0;
        data[target + 2] = image.data[source + 2] ?? 0;
      }
      target += 3;
    }
  }
  return { data, width: region.width, height: region.height, channels: 3 };
}
