import type { ScaleField } from '../../kernels/quantization/scale-code.js';

/** Where the scales of a tensor lie along an axis of it. */
export function scaleUniforms(
  dims: readonly number[],
  scaleDims: readonly number[],
  { axis, blockSize }: { readonly axis: number; readonly blockSize: number },
): Readonly<Record<ScaleField, number>> {
  const product = (sizes: readonly number[]): number => sizes.reduce((all, size) => all * size, 1);
  return {
    scales: product(scaleDims),
    length: dims[axis] ?? 1,
    inner: product(dims.slice(axis + 1)),
    blocks: scaleDims[axis] ?? 1,
    blockSize,
  };
}
