import { chunkCache } from '../chunks/chunk-cache.js';
import type { Checksum, HubPlatform } from '../hub-platform.js';
import { cacheApiStore } from './cache-api-store.js';
import { hexadecimal } from './hexadecimal.js';
import { sha256 } from './sha256.js';

export const hubPlatform: HubPlatform = {
  endpoint: () => undefined,
  isOffline: () => false,
  token: async () => undefined,
  checksum: (algorithm) => (algorithm === 'sha256' ? sha256() : sha1()),
  openCache: () => chunkCache(cacheApiStore()),
};

/** Of small files only, so that their bytes can be kept until the end. */
function sha1(): Checksum {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  return {
    update: (bytes) => void chunks.push(new Uint8Array(bytes)),
    async digest() {
      // Pages without https have no crypto.subtle.
      const bytes = await new Blob(chunks).arrayBuffer();
      const digest = await globalThis.crypto?.subtle?.digest('SHA-1', bytes);
      return digest && hexadecimal(new Uint8Array(digest), 2);
    },
  };
}
