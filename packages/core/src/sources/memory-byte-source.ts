import type { ByteSource } from '@automodel/contracts';
import { rangeSource } from './range-source.js';

/** A file whose bytes are in memory; `close` lets go of them. */
export function memoryByteSource(bytes: Uint8Array, location: string): ByteSource {
  let content = bytes;
  return rangeSource({
    size: bytes.length,
    location,
    async read(offset, into) {
      into.set(content.subarray(offset, offset + into.length));
    },
    async close() {
      content = new Uint8Array(0);
    },
  });
}
