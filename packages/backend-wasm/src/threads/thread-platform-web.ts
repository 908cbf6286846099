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
};
