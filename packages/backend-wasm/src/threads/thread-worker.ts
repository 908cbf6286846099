/** A worker of the platform, as far as threads need it. */
export interface ThreadWorker {
  post(message: unknown): void;
  /** Calls back once if the worker could not start or has ended. */
  onFailure(listener: (reason: string) => void): void;
  terminate(): Promise<void>;
}

/** What threads need of the platform. */
export interface ThreadPlatform {
  /** Cores that this process may use, logical ones counted. */
  readonly cores: number;
  /** Why there can be no threads here; undefined if there can. */
  readonly obstacle: string | undefined;
  /** Whether sessions made on this thread are in workers of their own unless told otherwise. */
  readonly usesSessionWorkers: boolean;
}
