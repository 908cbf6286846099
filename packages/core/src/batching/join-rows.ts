import { InvalidTensorError } from '@automodel/contracts';
import { Tensor } from '../tensor.js';

/**
 * Joins float32 tensors along their first axis: `[2, 3, 4]` and `[1, 3, 4]` give `[3, 3, 4]`. One tensor is given back as it is.
 * @throws {InvalidTensorError} if one is not float32, or differs from the first in a further axis.
 */
export async function joinRows(tensors: readonly Tensor[]): Promise<Tensor> {
  const [first, ...others] = tensors;
  if (first === undefined) throw invalid('at least one tensor', 'none');
  if (others.length === 0) return first;
  const rowDims = first.dims.slice(1);
  const data = new Float32Array(tensors.reduce((length, { size }) => length + size, 0));
  let offset = 0;
  let rows = 0;
  for (const tensor of tensors) {
    // Not `data`: a tensor may lie on a GPU.
    const values = await tensor.getData();
    if (!(values instanceof Float32Array) || tensor.dims.slice(1).join() !== rowDims.join()) {
      throw invalid(`float32 [rows, ${rowDims.join(', ')}]`, `${tensor.type} [${tensor.dims.join(', ')}]`);
    }
    data.set(values, offset);
    offset += values.length;
    rows += tensor.dims[0] ?? 0;
  }
  return new Tensor('float32', data, [rows, ...rowDims]);
}

function invalid(expected: string, received: string): InvalidTensorError {
  return new InvalidTensorError({
    input: 'tensors',
    expected,
    received,
    remedy: 'Join only float32 tensors of one shape, the first axis aside.',
  });
}
