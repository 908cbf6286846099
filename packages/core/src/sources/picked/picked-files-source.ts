import type { ByteSource, Source } from '@automodel/contracts';
import { blobByteSource } from '../blob-byte-source.js';

const location = 'the chosen files';

/** Files that a user picked or dropped, as a source; a picked folder's own name is left out of the paths. */
export function pickedFilesSource(picked: Iterable<File>): Source {
  const files = new Map(
    Array.from(picked, (file) => [file.webkitRelativePath?.replace(/^[^/]*\//, '') || file.name, file]),
  );
  return {
    location,
    list: async () => [...files.keys()],
    async open(path): Promise<ByteSource | undefined> {
      const file = files.get(path);
      return file && blobByteSource(file, `${location}/${path}`);
    },
  };
}
