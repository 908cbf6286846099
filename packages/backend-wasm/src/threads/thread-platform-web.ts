import type { ThreadPlatform } from './thread-worker.js';

/** Threads in browsers and what is like them. */
export const threadPlatform: ThreadPlatform = {
  usesSessionWorkers: false,
  get cores() {
    return globalThis.navigator?.hardwareConcurrency ?? 1;
  },
  get obstacle() {
    if (typeof globalThis.Worker === 'undefined') return 'this runtime has no Worker';
    if (globalThis.crossOriginIsolated === false) {
      return 'the page is not cross-origin isolated: serve it with the headers "Cross-Origin-Opener-Policy: same-origin" and "Cross-Origin-Embedder-Policy: require-corp"';
    }
    return typeof SharedArrayBuffer === 'undefined' ? 'this runtime has no SharedArrayBuffer' : undefined;
  },
  startWorker(address) {
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
  },
};
