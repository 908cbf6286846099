import { checkRange } from '../check-range.js';
import { memoryByteSource } from '../memory-byte-source.js';
import type { HubCache, PartialFile } from './hub-cache.js';

/** A cache in memory, of one source alone: for `cacheDir: false`, where nothing may be written or is worth keeping. */
export function memoryCache(): HubCache {
  const location = 'memory';
  const revisions = new Map<string, string>();
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  const keyOf = (repository: string, commit: string, path: string): string => `${repository}@${commit}/${path}`;
  return {
    location,
    readRevision: async (repository, revision) => revisions.get(`${repository}@${revision}`),
    async writeRevision(repository, revision, commit) {
      revisions.set(`${repository}@${revision}`, commit);
    },
    async open(repository, commit, path) {
      const bytes = files.get(keyOf(repository, commit, path));
      return bytes === undefined ? undefined : memoryByteSource(bytes, `${repository}/${path}`);
    },
    async list(repository, commit) {
      const prefix = keyOf(repository, commit, '');
      return [...files.keys()].filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length));
    },
    adopt: async () => false,
    async begin({ repository, commit, path, size }): Promise<PartialFile> {
      const bytes = new Uint8Array(size);
      let filled = 0;
      return {
        length: 0,
        async reset() {
          filled = 0;
        },
        async append(chunk) {
          bytes.set(chunk, filled);
          filled += chunk.length;
        },
        async read(offset, into) {
          checkRange(`${repository}/${path}`, filled, offset, into.length, into);
          into.set(bytes.subarray(offset, offset + into.length));
        },
        async commit() {
          files.set(keyOf(repository, commit, path), bytes);
        },
        async discard() {
          filled = 0;
        },
        async close() {},
      };
    },
  };
}
