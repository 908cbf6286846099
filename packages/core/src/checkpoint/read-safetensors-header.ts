import type { ByteSource } from '@automodel/contracts';
import { loadFailures } from '../failures/load-failures.js';
import { maximumHeaderLength } from './maximum-header-length.js';
import { plainHeader } from './plain-header.js';
import type { SafetensorsHeader } from './safetensors-header.js';

/**
 * Reads and checks the header of a safetensors file: 8 bytes of little-endian length, then JSON. No byte of a weight is read.
 * @throws {InvalidSafetensorsError} if the file is truncated or its header contradicts itself or the file's size.
 */
export async function readSafetensorsHeader(
  bytes: ByteSource,
  file: string,
  signal?: AbortSignal,
): Promise<SafetensorsHeader> {
  const { size } = bytes;
  let prefix: Uint8Array | undefined;
  let json: Uint8Array | undefined;
  let length = 0;
  if (size >= 8) {
    prefix = await bytes.read(0, 8, { signal });
    length = Number(new DataView(prefix.buffer, prefix.byteOffset).getBigUint64(0, true));
    if (length <= Math.min(size - 8, maximumHeaderLength)) {
      json = await bytes.read(8, length, { signal });
      const header = plainHeader(json, file, size);
      if (header !== undefined) return header;
    }
  }
  return (await loadFailures()).checkedHeader(file, size, length, prefix, json);
}
