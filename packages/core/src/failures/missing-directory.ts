import { MissingFileError } from '@automodel/contracts';
import { findDirectory } from '#find-directory';

/** The error for a text that names no directory and cannot be an id or an address. */
export function missingDirectory(path: string): MissingFileError {
  return new MissingFileError({
    file: `directory "${path}"`,
    location: 'the file system',
    present: [],
    remedy:
      findDirectory === undefined
        ? 'This runtime has no file system: fetch the files and pass them as { "config.json": …, "model.safetensors": … }.'
        : 'Pass the path of a directory that holds config.json and model.safetensors.',
  });
}
