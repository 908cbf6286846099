import { availableParallelism } from 'node:os';
import { isMainThread } from 'node:worker_threads';
import type { ThreadPlatform } from './thread-worker.js';

/** Threads in Node. */
export const threadPlatform: ThreadPlatform = {
  usesSessionWorkers: isMainThread,
  get cores() {
    return availableParallelism();
  },
  obstacle: undefined,
};
