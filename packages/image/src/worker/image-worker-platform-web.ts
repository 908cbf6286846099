import type { ImageWorkerPlatform } from './image-worker-handle.js';

/** Workers for images, in browsers and what is like them. */
export const imageWorkerPlatform: ImageWorkerPlatform = {
  usesWorkers: false,
  limit: 1,
  // Few pages use them.
  load: async () => (await import('./start-image-worker.js')).startImageWorker,
};
