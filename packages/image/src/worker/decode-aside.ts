import type { ProcessImagesOptions } from '@automodel/core';
import { decodeUnknown } from '../decode/decode-image.js';
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
    const loaded = await import('./decode-in-worker.js');
    const image = await loaded.decodeInWorker(input, workers);
    if (image !== undefined) return image;
  }
  return decodeUnknown(input, { signal }, { aside: (bytes, name) => workers.decode(bytes, name) });
}
