import type { ProcessImagesOptions } from '@automodel/core';
import { decodeUnknown } from '../decode/decode-unknown.js';
import type { RawImage } from '../raw-image.js';
import type { ImageWorkers } from './image-workers.js';

/** Decodes in a worker what would keep this thread busy; what cannot be sent there is decoded here. */
export async function decodeAside(
  input: unknown,
  { signal }: ProcessImagesOptions,
  workers: ImageWorkers,
): Promise<RawImage> {
  if (workers.decodesAll) {
    signal?.throwIfAborted();
    const pool = await workers.pool();
    const image = await pool?.decodeAny(input);
    if (image !== undefined) return image;
  }
  return decodeUnknown(input, {
    signal,
    aside: async (bytes, name) => (await workers.pool())?.decode(bytes, name),
  });
}
