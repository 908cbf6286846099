import { type Source, SourceError } from '@automodel/contracts';

/** What to do about a text that names no directory. */
export const missingDirectoryRemedy: string =
  'This runtime has no file system: fetch the files and pass them as { "config.json": …, "model.safetensors": … }.';

/** Whether a path names a directory: never, where there is no file system. */
export async function isDirectory(_path: string): Promise<boolean> {
  return false;
}

/** @throws {SourceError} always: this runtime has no file system. */
export function directorySource(directory: string): Source {
  throw new SourceError({
    location: directory,
    problem: 'this runtime has no file system',
    remedy: missingDirectoryRemedy,
  });
}
