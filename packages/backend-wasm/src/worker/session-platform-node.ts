import { Worker } from 'node:worker_threads';
import type { SessionPlatform } from './session-platform.js';

/** Workers that hold a session, in Node. */
export const sessionPlatform: SessionPlatform = {
  obstacle: undefined,
  startWorker(address = new URL('../threads/session-worker-node.js', import.meta.url)) {
    const url = typeof address === 'string' && address.includes('://') ? new URL(address) : address;
    // The process's own flags (loaders, inspectors) are not for this file.
    const worker = new Worker(url, { name: 'automodel', execArgv: [], trackUnmanagedFds: false });
    worker.unref();
    return {
      post: (message, transfer) => worker.postMessage(message, transfer),
      onMessage: (listener) => worker.on('message', listener),
      onFailure(listener) {
        worker.once('error', (error) => listener(error instanceof Error ? error.message : String(error)));
        worker.once('exit', () => listener('it ended'));
      },
      keepAlive: (isBusy) => (isBusy ? worker.ref() : worker.unref()),
      async terminate() {
        await worker.terminate();
      },
    };
  },
};
