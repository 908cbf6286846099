import type { ChunkStore } from './chunk-store.js';

/** Pieces in memory, which whoever asked for the store has alone. */
export function memoryStore(): ChunkStore {
  const chunks = new Map<string, Blob>();
  return {
    get: async (key) => chunks.get(key),
    put: async (key, bytes) => void chunks.set(key, bytes),
    delete: async (key) => void chunks.delete(key),
    keys: async () => [...chunks.keys()],
  };
}
