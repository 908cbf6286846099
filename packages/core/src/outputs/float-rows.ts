import { InvalidTensorError } from '@automodel/contracts';
import type { Tensor } from '../tensor.js';

/** The rows of a float tensor along its last axis; one row for a tensor of one dimension. The arrays are views. */
export function floatRows(tensor: Tensor): Float32Array[] {
  const { data, dims } = tensor;
  const length = dims.at(-1) ?? 1;
  if (!(data instanceof Float32Array) || length === 0) {
    throw new InvalidTensorError({
      input: 'logits',
      expected: 'float32 [..., labels] with at least one label',
      received: `${tensor.type} [${dims.join(', ')}]`,
      remedy: 'Pass the logits of a model.',
    });
  }
  return Array.from({ length: data.length / length }, (_, row) => data.subarray(row * length, (row + 1) * length));
}
