import { convertCheckpoint } from '@automodel/core/saving';

/** The same checkpoint with its weights in 16 bits, as many repositories on the Hub have them. */
export async function writeFloat16Copy(directory: string, copy: string): Promise<void> {
  await convertCheckpoint(directory, copy, { dtype: 'float16' });
}
