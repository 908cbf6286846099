import type { Source } from '@automodel/contracts';
import { directoryHandleSource } from './directory-handle-source.js';
import { pickedFilesSource } from './picked-files-source.js';

/** What a user picked, as a source. */
export function pickedSource(input: FileList | FileSystemDirectoryHandle | readonly File[]): Source {
  return 'getFileHandle' in input ? directoryHandleSource(input) : pickedFilesSource(input);
}
