import { InvalidTensorError, type Tensor } from '@automodel/core';

/**
 * The values and dims of a float32 tensor of some dimensions.
 * @param name names it in errors.
 * @param shape its dimensions in words, such as `batch`.
 * @throws {InvalidTensorError} if it has other ones or another type.
 */
export function floatTensor(tensor: Tensor, name: string, shape: readonly string[]): FloatTensor {
  const { data, dims } = tensor;
  if (data instanceof Float32Array && dims.length === shape.length) return { data, dims };
  throw new InvalidTensorError({
    input: name,
    expected: `float32 [${shape.join(', ')}]`,
    received: `${tensor.type} [${dims.join(', ')}]`,
    remedy: 'Pass the outputs of a model for this task.',
  });
}

export interface FloatTensor {
  readonly data: Float32Array;
  readonly dims: readonly number[];
}
