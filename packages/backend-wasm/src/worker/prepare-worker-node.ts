import type { PrepareWorker } from './prepare-worker.js';
import { WorkerPreparation } from './worker-preparation.js';

/** In Node. */
export const prepareWorker: PrepareWorker | undefined = (address) => new WorkerPreparation(address);
