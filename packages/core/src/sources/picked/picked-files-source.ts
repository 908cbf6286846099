import type { Source } from '@automodel/contracts';
import { memorySource } from '../memory-source.js';

/** Files that a user picked or dropped, as a source; a picked folder's own name is left out of the paths. */
export function pickedFilesSource(files: Iterable<File>): Source {
  return memorySource(
    new Map(Array.from(files, (file) => [file.webkitRelativePath?.replace(/^[^/]*\//, '') || file.name, file])),
    'the chosen files',
  );
}
