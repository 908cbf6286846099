import { availableParallelism } from 'node:os';
import { isMainThread, Worker } from 'node:worker_threads';
import type { ImageWorkerHandle, ImageWorkerPlatform } from './image-worker-handle.js';

/** Workers for images, in Node. */
export const imageWorkerPlatform: ImageWorkerPlatform = {
  usesWorkers: isMainThread,
  get limit() {
    return Math.min(4, Math.max(1, Math.floor(availableParallelism() / 2)));
  },
  load: async () => startImageWorker,
};

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
