import { stat } from 'node:fs/promises';
import type { Source } from '@automodel/contracts';
import { directorySource } from './directory-source.js';

/** What to do about a text that names no directory. */
export const missingDirectoryRemedy: string =
  'Pass the path of a directory that holds config.json and model.safetensors.';

/** The source over a folder of a directory; undefined if the path names no directory. */
export async function findDirectory(path: string, subfolder = ''): Promise<Source | undefined> {
  const status = await stat(path).catch(() => undefined);
  if (!status?.isDirectory()) return undefined;
  return directorySource(subfolder === '' ? path : `${path}/${subfolder}`);
}
