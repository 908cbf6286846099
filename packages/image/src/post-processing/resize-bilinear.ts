import type { ImageSize } from '../image-size.js';

/**
 * Resizes one plane of float32 values as `interpolate(mode='bilinear', align_corners=False)` of PyTorch: each output value
 * lies between four input values, with no antialiasing.
 * Source: `area_pixel_compute_source_index` in PyTorch's `aten/src/ATen/native/UpSample.h`.
 */
export function resizeBilinear(plane: Float32Array, from: ImageSize, to: ImageSize): Float32Array {
  const columns = linearSteps(from.width, to.width);
  const rows = linearSteps(from.height, to.height);
  const output = new Float32Array(to.width * to.height);
  let target = 0;
  for (const row of rows) {
    const upper = row.first * from.width;
    const lower = row.second * from.width;
    for (const { first, second, weight } of columns) {
      const above = (plane[upper + first] ?? 0) * (1 - weight) + (plane[upper + second] ?? 0) * weight;
      const below = (plane[lower + first] ?? 0) * (1 - weight) + (plane[lower + second] ?? 0) * weight;
      output[target++] = above * (1 - row.weight) + below * row.weight;
    }
  }
  return output;
}

/** An output position between two input ones, and the weight of the second. */
interface LinearStep {
  readonly first: number;
  readonly second: number;
  readonly weight: number;
}

function linearSteps(inputSize: number, outputSize: number): LinearStep[] {
  const scale = Math.fround(inputSize / outputSize);
  return Array.from({ length: outputSize }, (_, index) => {
    const position = Math.max(0, Math.fround(Math.fround(scale * (index + 0.5)) - 0.5));
    const first = Math.min(Math.floor(position), inputSize - 1);
    return { first, second: Math.min(first + 1, inputSize - 1), weight: Math.min(1, Math.fround(position - first)) };
  });
}
