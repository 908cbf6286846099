import type { ByteSource, Source } from '@automodel/contracts';
import { blobByteSource } from '../blob-byte-source.js';
import { sourcePath } from '../source-path.js';

/** A directory that a user picked, or one of the origin private file system, as a source. */
export function directoryHandleSource(directory: FileSystemDirectoryHandle): Source {
  return {
    location: directory.name === '' ? 'the chosen directory' : directory.name,
    list: () => listFiles(directory, ''),
    async open(path): Promise<ByteSource | undefined> {
      const [name = '', ...folders] = sourcePath(path)?.split('/').reverse() ?? [];
      try {
        let parent = directory;
        for (const folder of folders.reverse()) parent = await parent.getDirectoryHandle(folder);
        const file = await (await parent.getFileHandle(name)).getFile();
        return blobByteSource(file, `${directory.name}/${path}`);
      } catch (error) {
        // TypeError: the name is not one that a file can have.
        const absent = ['NotFoundError', 'TypeMismatchError', 'TypeError'];
        if (error instanceof Error && absent.includes(error.name)) return undefined;
        throw error;
      }
    },
  };
}

async function listFiles(directory: FileSystemDirectoryHandle, prefix: string): Promise<string[]> {
  const paths: string[] = [];
  for await (const [name, handle] of directory.entries()) {
    if (isDirectory(handle)) paths.push(...(await listFiles(handle, `${prefix}${name}/`)));
    else paths.push(`${prefix}${name}`);
  }
  return paths;
}

function isDirectory(handle: FileSystemHandle): handle is FileSystemDirectoryHandle {
  return handle.kind === 'directory';
}
