import type { PrepareWorker } from './prepare-worker.js';

/** Pages download no code for it. */
export const prepareWorker: PrepareWorker | undefined = undefined;
