import type { ByteSource, ReadOptions } from '@automodel/contracts';
import { checkRange } from './check-range.js';

/** A file whose bytes are in memory. */
export function memoryByteSource(bytes: Uint8Array, location: string): ByteSource {
  return {
    size: bytes.length,
    async read(offset: number, length: number, { into, signal }: ReadOptions = {}): Promise<Uint8Array> {
      signal?.throwIfAborted();
      checkRange(location, bytes.length, offset, length, into);
      const part = bytes.subarray(offset, offset + length);
      // Not part.slice(): on a Buffer it gives a view of the same memory.
    if (into === undefined) return new Uint8Array(part);
      into.set(part);
      return into;
    },
    async close(): Promise<void> {},
  };
}
