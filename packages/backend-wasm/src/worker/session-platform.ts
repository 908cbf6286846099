import type { SessionWorkerHandle } from './session-worker-handle.js';

/** What sessions in workers need of the platform. */
export interface SessionPlatform {
  /** Why there can be no workers here; undefined if there can. */
  readonly obstacle: string | undefined;
  /** @param address of the worker's file; the one of this package if undefined. */
  startWorker(address: string | URL | undefined): SessionWorkerHandle;
}
