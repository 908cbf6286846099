import type { SessionPlatform } from './session-platform.js';

/** Workers that hold a session, in browsers and what is like them. */
export const sessionPlatform: SessionPlatform = {
  get obstacle() {
    return typeof globalThis.Worker === 'undefined' ? 'this runtime has no Worker' : undefined;
  },
  startWorker(address) {
    // Written out: bundlers look for exactly this expression.
    const worker =
      address === undefined
        ? new Worker(new URL('../threads/session-worker.js', import.meta.url), { type: 'module', name: 'automodel' })
        : new Worker(address, { type: 'module', name: 'automodel' });
    return {
      post: (message, transfer) => worker.postMessage(message, [...transfer]),
      onMessage: (listener) => worker.addEventListener('message', ({ data }) => listener(data)),
      onFailure(listener) {
        worker.addEventListener('messageerror', () => listener('what it sent cannot be read'));
        worker.addEventListener('error', (event) => {
          // Otherwise the page's own handlers would hear of what is mended or reported here.
          event.preventDefault();
          listener(event.message || 'its file could not be loaded');
        });
      },
      keepAlive() {},
      async terminate() {
        worker.terminate();
      },
    };
  },
};
