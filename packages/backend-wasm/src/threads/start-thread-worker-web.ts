import type { ThreadWorker } from './thread-worker.js';

/** Starts a worker of threads in browsers and what is like them: one of another address than this package's file if it is given. */
export function startThreadWorker(address: string | URL | undefined): ThreadWorker {
  // Written out: bundlers look for exactly this expression.
  const worker =
    address === undefined
      ? new Worker(new URL('./worker.js', import.meta.url), { type: 'module', name: 'automodel' })
      : new Worker(address, { type: 'module', name: 'automodel' });
  return {
    post: (message) => worker.postMessage(message),
    onFailure(listener) {
      worker.addEventListener('error', (event) => {
        // Otherwise the page's own handlers would hear of what is mended here.
        event.preventDefault();
        listener(event.message || 'its file could not be loaded');
      });
    },
    async terminate() {
      worker.terminate();
    },
  };
}
