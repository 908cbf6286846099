import type { NumberTensor } from './number-tensor.js';
import type { TensorComparison } from './tensor-comparison.js';

/** Compares a tensor with the one that it should be, relative to the largest magnitude of that one. */
export function compareTensor(
  name: string,
  { data, dims }: NumberTensor,
  expected: NumberTensor,
  tolerance: number,
): TensorComparison {
  const hasShape = dims.length === expected.dims.length && dims.every((dim, axis) => dim === expected.dims[axis]);
  if (!hasShape) {
    const infinite = { maximumError: Number.POSITIVE_INFINITY, relativeError: Number.POSITIVE_INFINITY };
    return { name, dims, expectedDims: expected.dims, ...infinite, position: [], isWithinTolerance: false };
  }
  let [maximumError, scale, worst] = [0, 0, 0];
  for (let index = 0; index < expected.data.length; index++) {
    const wanted = Number(expected.data[index]);
    const error = errorOf(Number(data[index]), wanted);
    if (error > maximumError) [maximumError, worst] = [error, index];
    if (Number.isFinite(wanted)) scale = Math.max(scale, Math.abs(wanted));
  }
  const relativeError = maximumError === 0 ? 0 : maximumError / scale;
  const position = positionOf(worst, dims);
  return { name, dims, maximumError, relativeError, position, isWithinTolerance: relativeError <= tolerance };
}

/** Two NaNs are as they should be, and so are two equal infinities. */
function errorOf(actual: number, wanted: number): number {
  if (Object.is(actual, wanted)) return 0;
  const error = Math.abs(actual - wanted);
  return Number.isNaN(error) ? Number.POSITIVE_INFINITY : error;
}

function positionOf(index: number, dims: readonly number[]): number[] {
  let rest = index;
  return dims
    .toReversed()
    .map((dim) => {
      const along = rest % dim;
      rest = Math.floor(rest / dim);
      return along;
    })
    .reverse();
}
