import { InvalidTensorError } from '@automodel/contracts';
import { Tensor } from '../tensor.js';

/**
 * Parts of a float32 tensor along its first axis, each a copy: the inverse of `joinRows`.
 * @param counts how many rows each part has; together all rows of the tensor.
 * @throws {InvalidTensorError} if the tensor is not float32 or has another number of rows.
 */
export async function splitRows(tensor: Tensor, counts: readonly number[]): Promise<Tensor[]> {
  const [rows = 0, ...rowDims] = tensor.dims;
  const values = await tensor.getData();
  const total = counts.reduce((left, right) => left + right, 0);
  if (!(values instanceof Float32Array) || rows !== total) {
    throw new InvalidTensorError({
      input: 'tensor',
      expected: `float32 [${total}, ...]`,
      received: `${tensor.type} [${tensor.dims.join(', ')}]`,
      remedy: 'Only outputs with one row per image can be split.',
    });
  }
  const length = rowDims.reduce((left, right) => left * right, 1);
  let start = 0;
  return counts.map((count) => {
    const part = new Tensor('float32', values.slice(start * length, (start + count) * length), [count, ...rowDims]);
    start += count;
    return part;
  });
}
