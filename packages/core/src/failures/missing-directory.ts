import { MissingFileError } from '@automodel/contracts';
import { missingDirectoryRemedy } from '#find-directory';

/** The error for a text that names no directory and cannot be an id or an address. */
export function missingDirectory(path: string): MissingFileError {
  return new MissingFileError({
    file: `directory "${path}"`,
    location: 'the file system',
    present: [],
    remedy: missingDirectoryRemedy,
  });
}
