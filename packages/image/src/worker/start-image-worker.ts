import type { ImageWorkerHandle } from './image-worker-handle.js';

/** Starts a worker for images, in browsers and what is like them. */
export function startImageWorker(address: string | URL | undefined): ImageWorkerHandle {
  // Written out: bundlers look for exactly this expression.
  const worker =
    address === undefined
      ? new Worker(new URL('./image-worker.js', import.meta.url), { type: 'module', name: 'automodel images' })
      : new Worker(address, { type: 'module', name: 'automodel images' });
  return {
    post: (message, transfer) => worker.postMessage(message, [...transfer]),
    onMessage: (listener) => worker.addEventListener('message', ({ data }) => listener(data)),
    onFailure(listener) {
      worker.addEventListener('messageerror', () => listener('what it sent cannot be read'));
      worker.addEventListener('error', (event) => {
        // Otherwise the page's own handlers would hear of what is mended here.
        event.preventDefault();
        listener(event.message || 'its file could not be loaded');
      });
    },
    keepAlive() {},
    terminate: () => worker.terminate(),
  };
}
