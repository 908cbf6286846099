import type { WeightSource } from '@automodel/compiler';

/** How the elements of a weight find their scale: `(index / inner) % positions`. */
export function quantizationSteps({ dims, quantization }: WeightSource): {
  readonly inner: number;
  readonly positions: number;
} {
  const axis = quantization?.axis ?? 0;
  return { inner: dims.slice(axis + 1).reduce((product, dim) => product * dim, 1), positions: dims[axis] ?? 1 };
}

/** value = (integer − zero point) × scale, on the CPU. */
export function dequantize(
  source: WeightSource,
  integers: Float32Array,
  scale: Float32Array,
  zeroPoint: Float32Array = new Float32Array(1),
): Float32Array {
  const { inner, positions } = quantizationSteps(source);
  return integers.map((integer, index) => {
    const position = Math.floor(index / inner) % positions;
    const zero = zeroPoint[zeroPoint.length > 1 ? position : 0] ?? 0;
    return (integer - zero) * (scale[scale.length > 1 ? position : 0] ?? 0);
  });
}
