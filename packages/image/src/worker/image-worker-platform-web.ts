import type { ImageWorkerPlatform } from './image-worker-handle.js';

/** Workers for images, in browsers and what is like them. */
export const imageWorkerPlatform: ImageWorkerPlatform = {
  usesWorkers: false,
  limit: 1,
  // Few pages use them.
  async load() {
    const loaded = await import('./start-image-worker.js');
    return loaded.startImageWorker;
  },
};
