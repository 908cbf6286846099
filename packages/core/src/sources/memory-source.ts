import type { ByteSource, Source } from '@automodel/contracts';
import { memoryByteSource } from './memory-byte-source.js';
import { loadOtherSources } from './other/load-other-sources.js';

/** The content of a file in memory; a text is UTF-8. */
export type FileContent = ArrayBuffer | Blob | Uint8Array | string;

/** The files of a checkpoint in memory, by path. */
export type MemoryFiles = ReadonlyMap<string, FileContent> | Readonly<Record<string, FileContent>>;

/**
 * A source over files in memory.
 * @param location what errors call it. @default "memory"
 */
export function memorySource(files: MemoryFiles, location = 'memory'): Source {
  const contents: ReadonlyMap<string, FileContent> = isMap(files) ? files : new Map(Object.entries(files));
  return {
    location,
    async list(): Promise<readonly string[]> {
      return [...contents.keys()];
    },
    async open(path: string): Promise<ByteSource | undefined> {
      const content = contents.get(path);
      if (content === undefined) return undefined;
      const name = `${location}/${path}`;
      const bytes =
        typeof content === 'string'
          ? new TextEncoder().encode(content)
          : content instanceof ArrayBuffer
            ? new Uint8Array(content)
            : content;
      if (bytes instanceof Uint8Array) return memoryByteSource(bytes, name);
      return (await loadOtherSources()).blobByteSource(bytes, name);
    },
  };
}

function isMap(files: MemoryFiles): files is ReadonlyMap<string, FileContent> {
  return files instanceof Map;
}
