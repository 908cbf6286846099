import { availableParallelism } from 'node:os';
import { isMainThread, Worker } from 'node:worker_threads';
import type { ThreadPlatform } from './thread-worker.js';

/** Threads in Node. */
export const threadPlatform: ThreadPlatform = {
  usesSessionWorkers: isMainThread,
  get cores() {
    return availableParallelism();
  },
  obstacle: undefined,
  startWorker(address = new URL('./worker.js', import.meta.url)) {
    // The process's own flags (loaders, inspectors) are not for this file.
    const url = typeof address === 'string' && address.includes('://') ? new URL(address) : address;
    const worker = new Worker(url, { name: 'automodel', execArgv: [], trackUnmanagedFds: false });
    // A process ends when its own work is done, whether or not models were disposed.
    worker.unref();
    return {
      post: (message) => worker.postMessage(message),
      onFailure(listener) {
        worker.once('error', (error) => listener(error instanceof Error ? error.message : String(error)));
        worker.once('exit', () => listener('it ended'));
      },
      async terminate() {
        await worker.terminate();
      },
    };
  },
};
