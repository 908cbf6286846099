import type { ByteSource } from '@automodel/contracts';
import { memoryByteSource } from '../sources/memory-byte-source.js';
import type { CheckpointTensor } from './checkpoint-tensor.js';
import { readSafetensorsHeader } from './read-safetensors-header.js';

/** A tensor of a safetensors file with its bytes (little-endian, C order; a copy). */
export interface SafetensorsTensor extends CheckpointTensor {
  readonly bytes: Uint8Array;
}

/**
 * Reads all tensors of a safetensors file, by name; for small files such as references of tests.
 * @throws {InvalidSafetensorsError} if the file is broken.
 */
export async function readSafetensors(
  content: ByteSource | Uint8Array,
  file = 'safetensors',
): Promise<Map<string, SafetensorsTensor>> {
  const source = content instanceof Uint8Array ? memoryByteSource(content, file) : content;
  const { tensors } = await readSafetensorsHeader(source, file);
  const read = tensors.map(
    async (tensor): Promise<[string, SafetensorsTensor]> => [
      tensor.name,
      { ...tensor, bytes: await source.read(tensor.offset, tensor.length) },
    ],
  );
  return new Map(await Promise.all(read));
}
