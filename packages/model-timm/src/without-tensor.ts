import type { ByteSource } from '@automodel/core';

/** Bytes before the JSON of a safetensors header: its length. */
const prefixLength = 8;

/** A safetensors file in which a tensor goes by a name that nobody asks for: another file has it instead. */
export async function withoutTensor(file: ByteSource, name: string): Promise<ByteSource> {
  const prefix = await file.read(0, prefixLength);
  const headerLength = Number(new DataView(prefix.buffer, prefix.byteOffset).getBigUint64(0, true));
  const header = await file.read(prefixLength, headerLength);
  const key = new TextEncoder().encode(JSON.stringify(name));
  const start = header.findIndex((_, at) => key.every((byte, index) => header[at + index] === byte));
  const quote = 1;
  header.fill('~'.charCodeAt(0), start + quote, start + key.length - quote);
  const end = prefixLength + headerLength;
  return {
    size: file.size,
    async read(offset, length, options = {}) {
      const bytes = await file.read(offset, length, options);
      const from = Math.max(offset, prefixLength);
      const to = Math.min(offset + length, end);
      if (from < to) bytes.set(header.subarray(from - prefixLength, to - prefixLength), from - offset);
      return bytes;
    },
    ...(file.verified === undefined ? {} : { verified: file.verified.bind(file) }),
    close: () => file.close(),
  };
}
