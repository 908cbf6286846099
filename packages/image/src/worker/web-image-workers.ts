import { ImageWorkerPool } from './image-worker-pool.js';
import type { ProcessImage } from './process-image.js';
import { processInWorkers } from './process-in-workers.js';
import { startImageWorker } from './start-image-worker.js';

/** `processImage` in a worker of the page. */
export function webImageWorkers(worker: true | string | URL): ProcessImage {
  return processInWorkers(new ImageWorkerPool(1, startImageWorker, worker === true ? undefined : worker), true);
}
