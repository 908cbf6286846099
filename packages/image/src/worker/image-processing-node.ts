import { availableParallelism } from 'node:os';
import { isMainThread, Worker } from 'node:worker_threads';
import type { ImageWorkerHandle } from './image-worker-handle.js';
import { ImageWorkerPool } from './image-worker-pool.js';
import { type ProcessImage, processImage } from './process-image.js';
import { processInWorkers } from './process-in-workers.js';

/**
 * Where the images of a processor are worked on, in Node: the main thread has workers for them unless told otherwise, for what its libraries do in no
 * thread of their own. Other threads have them only if asked, and then for everything.
 * @param worker whether there are to be workers, or the address of their file.
 */
export async function imageProcessing(worker: boolean | string | URL = isMainThread): Promise<ProcessImage> {
  if (worker === false) return processImage;
  const limit = Math.min(4, Math.max(1, Math.floor(availableParallelism() / 2)));
  const pool = new ImageWorkerPool(limit, startImageWorker, worker === true ? undefined : worker);
  return processInWorkers(pool, !isMainThread);
}

function startImageWorker(
  address: string | URL = new URL('./image-worker-node.js', import.meta.url),
): ImageWorkerHandle {
  // The process's own flags (loaders, inspectors) are not for this file.
  const worker = new Worker(address, { name: 'automodel images', execArgv: [], trackUnmanagedFds: false });
  worker.unref();
  return {
    post: (message) => worker.postMessage(message),
    onMessage: (listener) => worker.on('message', listener),
    onFailure(listener) {
      worker.once('error', (error) => listener(error instanceof Error ? error.message : String(error)));
      worker.once('exit', () => listener('it ended'));
    },
    keepAlive: (isBusy) => (isBusy ? worker.ref() : worker.unref()),
    terminate: () => void worker.terminate(),
  };
}
