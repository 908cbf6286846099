import { chunkStore } from './chunk-store.js';

/** The models that this origin keeps in the browser. */
export interface BrowserModelCache {
  /** Ids of the repositories of which anything is kept. */
  list(): Promise<readonly string[]>;
  /** Deletes a repository, and what has arrived of unfinished downloads of it. */
  remove(id: string): Promise<void>;
  /** Bytes that this origin uses and may use, of all its storage. */
  estimate(): Promise<StorageEstimate>;
}

/** Lists and deletes what loading has stored in this browser. */
export function browserModelCache(): BrowserModelCache {
  const store = chunkStore();
  return {
    async list() {
      const ids = (await store.keys()).map((key) => key.split('/').slice(1, 3).join('/'));
      return [...new Set(ids)].sort();
    },
    async remove(id) {
      const keys = (await store.keys()).filter((key) => key.startsWith(`models/${id}/`));
      await Promise.all(keys.map((key) => store.delete(key)));
    },
    estimate: async () => globalThis.navigator?.storage?.estimate?.() ?? {},
  };
}
