import { readFileSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type { ThreadWorker } from './thread-worker.js';

/** Starts a worker of threads in Node: one of another address than this package's file if it is given. */
export function startThreadWorker(address: string | URL | undefined): ThreadWorker {
  // The process's own flags (loaders, inspectors) are not for this file.
  const options = { name: 'automodel', execArgv: [], trackUnmanagedFds: false };
  // Its text, not its file: Node 20 keeps the file open for ever where a worker is ended while it loads, as by a session that one run was enough for.
  const worker =
    address === undefined
      ? new Worker(readFileSync(new URL('./worker.js', import.meta.url), 'utf8'), { ...options, eval: true })
      : new Worker(typeof address === 'string' && address.includes('://') ? new URL(address) : address, options);
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
}
