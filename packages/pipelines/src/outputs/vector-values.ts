import { InvalidTensorError, type Tensor } from '@automodel/core';

/** A vector: a float32 tensor, or its numbers. */
export type Vector = ArrayLike<number> | Tensor;

/**
 * The numbers of a vector.
 * @throws {InvalidTensorError} if it is a tensor of another type.
 */
export function vectorValues(vector: Vector): ArrayLike<number> {
  if (!('dims' in vector)) return vector;
  const { data } = vector;
  if (data instanceof Float32Array) return data;
  throw new InvalidTensorError({
    input: 'vector',
    expected: 'float32 [features]',
    received: `${vector.type} [${vector.dims.join(', ')}]`,
    remedy: 'Pass the features that a pipeline of image-feature-extraction gives, or an array of numbers.',
  });
}
