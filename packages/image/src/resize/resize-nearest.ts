import type { RawImage } from '../raw-image.js';
import type { ResizeBackend } from './resize-backend.js';
import type { ResizeRegion } from './resize-region.js';

/** Per output pixel `start` to `start + count`, the input pixel that it copies. */
type NearestPositions = (inputSize: number, outputSize: number, start: number, count: number) => Int32Array;

/**
 * -1 stands for no pixel, where rounding leads past the last one.
 * Pillow adds the scale up rather than multiplying, and the accumulated rounding decides which pixel is taken:
 * `ImagingScaleAffine` in its `src/libImaging/Geometry.c`.
 */
const pillowPositions: NearestPositions = (inputSize, outputSize, start, count) => {
  const scale = inputSize / outputSize;
  const positions = new Int32Array(count);
  let position = scale * 0.5;
  for (let output = 0; output < start + count; output++) {
    if (output >= start) positions[output - start] = position < inputSize ? Math.trunc(position) : -1;
    position += scale;
  }
  return positions;
};

/**
 * `nearest_exact_idx` in PyTorch's `aten/src/ATen/native/UpSample.h`: floor((i + 0.5) * scale), in float32, whose rounding
 * decides where the product comes close to an integer, as for 640 pixels that become 96.
 */
const torchPositions: NearestPositions = (inputSize, outputSize, start, count) => {
  const scale = Math.fround(inputSize / outputSize);
  return Int32Array.from({ length: count }, (_, index) =>
    Math.min(inputSize - 1, Math.floor(Math.fround((start + index + 0.5) * scale))),
  );
};

/** `region` of the image resized to `width` × `height` by the rule for `NEAREST` of Pillow or Transformers' torchvision. */
export function resizeNearest(
  image: RawImage,
  width: number,
  height: number,
  region: ResizeRegion,
  backend: ResizeBackend,
): RawImage {
  const positions = backend === 'pil' ? pillowPositions : torchPositions;
  const columns = positions(image.width, width, region.left, region.width);
  const rows = positions(image.height, height, region.top, region.height);
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
