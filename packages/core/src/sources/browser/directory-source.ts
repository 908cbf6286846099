import { type Source, SourceError } from '@automodel/contracts';

/** Whether a path names a directory: never, where there is no file system. */
export async function isDirectory(_path: string): Promise<boolean> {
  return false;
}

/** @throws {SourceError} always: this runtime has no file system. */
export function directorySource(directory: string): Source {
  throw new SourceError({
    location: directory,
    problem: 'this runtime has no file system',
    remedy: 'Fetch the files and pass them as a memorySource({ "config.json": …, "model.safetensors": … }).',
  });
}
