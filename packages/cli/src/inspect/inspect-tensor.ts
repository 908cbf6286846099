import { InvalidOptionError, nearestNames, openCheckpoint, type Source } from '@automodel/core';
import { type StoredTensor, stateDictOf } from '@automodel/core/saving';

/**
 * A tensor of a checkpoint with its bytes; besides headers only its range is read.
 * @throws {InvalidOptionError} if there is none of that name.
 */
export async function inspectTensor(
  source: Source,
  name: string,
): Promise<Pick<StoredTensor, 'dataType' | 'dims'> & { readonly bytes: Uint8Array }> {
  const checkpoint = await openCheckpoint(source);
  try {
    const tensor = stateDictOf(checkpoint.tensors, checkpoint.files).get(name);
    if (tensor !== undefined) return { dataType: tensor.dataType, dims: tensor.dims, bytes: await tensor.read() };
    throw new InvalidOptionError({
      option: 'tensor',
      value: name,
      problem: `the checkpoint has no tensor "${name}"`,
      remedy: `The nearest names are ${nearestNames(name, [...checkpoint.tensors.keys()], 3).join(', ')}.`,
    });
  } finally {
    await checkpoint.close();
  }
}
