import type { Source } from '@automodel/contracts';

/** What to do about a text that names no directory. */
export const missingDirectoryRemedy: string =
  'This runtime has no file system: fetch the files and pass them as { "config.json": …, "model.safetensors": … }.';

/** The source over a folder of a directory: none, where there is no file system. */
export async function findDirectory(_path: string, _subfolder?: string): Promise<Source | undefined> {
  return undefined;
}
