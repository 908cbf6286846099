import { openCheckpoint, resolveSource } from '@automodel/core';
import { stateDictOf } from '@automodel/core/saving';

/** Bytes of all weights of a checkpoint, scales included. */
export async function weightBytes(directory: string): Promise<number> {
  const checkpoint = await openCheckpoint(await resolveSource(directory));
  try {
    const weights = stateDictOf(checkpoint.tensors, checkpoint.files).values();
    return [...weights].reduce((sum, { length, scale }) => sum + length + (scale?.length ?? 0), 0);
  } finally {
    await checkpoint.close();
  }
}
