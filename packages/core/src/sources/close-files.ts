import type { ByteSource } from '@automodel/contracts';

/** Closes files; fails if one of them does. */
export async function closeFiles(files: Iterable<ByteSource>): Promise<void> {
  await Promise.all(Array.from(files, (file) => file.close()));
}
