/** Pieces of files by key. */
export interface ChunkStore {
  get(key: string): Promise<Blob | undefined>;
  put(key: string, bytes: Blob): Promise<void>;
  delete(key: string): Promise<void>;
  keys(): Promise<readonly string[]>;
}

/** Keys must be addresses for the Cache API; this name is reserved so that it can never be a host (RFC 2606). */
const base = 'https://automodel.invalid/';

/** The Cache API's store of this origin; memory where there is none (pages without https). */
export function chunkStore(): ChunkStore {
  if (typeof caches === 'undefined') return memoryStore();
  const cache = caches.open('automodel');
  return {
    async get(key) {
      const response = await (await cache).match(base + key);
      return response?.blob();
    },
    async put(key, bytes) {
      await (await cache).put(base + key, new Response(bytes));
    },
    async delete(key) {
      await (await cache).delete(base + key);
    },
    async keys() {
      return (await (await cache).keys()).map(({ url }) => url.slice(base.length));
    },
  };
}

function memoryStore(): ChunkStore {
  const chunks = new Map<string, Blob>();
  return {
    get: async (key) => chunks.get(key),
    put: async (key, bytes) => void chunks.set(key, bytes),
    delete: async (key) => void chunks.delete(key),
    keys: async () => [...chunks.keys()],
  };
}
