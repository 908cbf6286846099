/** A worker that decodes and transforms images, as far as its owner needs it. */
export interface ImageWorkerHandle {
  post(message: unknown, transfer: readonly ImageBitmap[]): void;
  onMessage(listener: (message: unknown) => void): void;
  /** Calls back if the worker could not start or has ended by itself. */
  onFailure(listener: (reason: string) => void): void;
  /** Whether the process may not end while the worker works. */
  keepAlive(isBusy: boolean): void;
  terminate(): void;
}

/** @param address of the worker's file; the one of this package if undefined. */
export type StartImageWorker = (address: string | URL | undefined) => ImageWorkerHandle;
