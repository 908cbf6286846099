/** A worker that holds a session, as far as the session's owner needs it. */
export interface SessionWorkerHandle {
  post(message: unknown, transfer: readonly ArrayBuffer[]): void;
  onMessage(listener: (message: unknown) => void): void;
  /** Calls back if the worker could not start or has ended by itself. */
  onFailure(listener: (reason: string) => void): void;
  /** Whether the process may not end while the worker works. */
  keepAlive(isBusy: boolean): void;
  terminate(): Promise<void>;
}
