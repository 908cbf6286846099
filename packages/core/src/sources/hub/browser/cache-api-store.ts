import { addressOf } from '../../http/address-of.js';
import type { ChunkStore } from '../chunks/chunk-store.js';
import { memoryStore } from '../chunks/memory-store.js';

/** Keys must be addresses for the Cache API; this name is reserved so that it can never be a host (RFC 2606). */
const base = 'https://automodel.invalid';
/** An address drops what is behind `#`, and encodes some characters by itself. */
const address = (key: string): string => addressOf(base, key);

/** The Cache API's store of this origin; memory where there is none (pages without https), so that each load downloads anew. */
export function cacheApiStore(): ChunkStore {
  if (typeof caches === 'undefined') return memoryStore();
  const cache = caches.open('automodel');
  return {
    async get(key) {
      const response = await (await cache).match(address(key));
      return response?.blob();
    },
    async put(key, bytes) {
      await (await cache).put(address(key), new Response(bytes));
    },
    async delete(key) {
      await (await cache).delete(address(key));
    },
    async keys() {
      return (await (await cache).keys()).map(({ url }) => decodeURIComponent(url.slice(base.length + 1)));
    },
  };
}
