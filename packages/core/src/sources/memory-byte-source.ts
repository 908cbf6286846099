import type { ByteSource, ReadOptions } from '@automodel/contracts';
import { checkRange } from './check-range.js';
import { closedError } from './closed-error.js';

/** A file whose bytes are in memory; `close` lets go of them. */
export function memoryByteSource(bytes: Uint8Array, location: string): ByteSource {
  let content: Uint8Array | undefined = bytes;
  return {
    size: bytes.length,
    async read(offset: number, length: number, { into, signal }: ReadOptions = {}): Promise<Uint8Array> {
      signal?.throwIfAborted();
      if (content === undefined) throw closedError(location);
      checkRange(location, content.length, offset, length, into);
      const part = content.subarray(offset, offset + length);
      // Not part.slice(): on a Buffer it gives a view of the same memory.
      if (into === undefined) return new Uint8Array(part);
      into.set(part);
      return into;
    },
    async close(): Promise<void> {
      content = undefined;
    },
  };
}
