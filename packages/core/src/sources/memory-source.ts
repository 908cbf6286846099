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
      if (typeof content === 'string') return memoryByteSource(new TextEncoder().encode(content), name);
      // By what they have: under jsdom, bytes of Node are no instances of its classes.
      if ('size' in content) return (await loadOtherSources()).blobByteSource(content, name);
      return memoryByteSource('buffer' in content ? content : new Uint8Array(content), name);
    },
  };
}

function isMap(files: MemoryFiles): files is ReadonlyMap<string, FileContent> {
  return files instanceof Map;
}
