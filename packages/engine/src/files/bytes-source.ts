import type { ByteSource } from '@automodel/contracts';

/** Bytes in memory as a file. */
export function bytesSource(bytes: Uint8Array): ByteSource {
  return {
    size: bytes.length,
    async read(offset, length, { into } = {}) {
      const part = bytes.subarray(offset, offset + length);
      if (into === undefined) return part;
      into.set(part);
      return into.subarray(0, part.length);
    },
    async close() {},
  };
}
