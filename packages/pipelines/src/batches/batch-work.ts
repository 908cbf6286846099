/** What is done with inputs: each is prepared by itself, and what is prepared runs in batches. */
export interface BatchWork<Input, Prepared, Result> {
  prepare(input: Input, signal: AbortSignal): Promise<Prepared>;
  /** What has equal keys can be in one batch. */
  batchKey(prepared: Prepared): string;
  /** The results of a batch, in its order. */
  run(batch: readonly Prepared[], signal: AbortSignal): Promise<readonly Result[]>;
}

/** When batches run, and what ends them. */
export interface BatchLimits {
  readonly batchSize: number;
  /** How long a batch that is not full waits; undefined: until no more can come. */
  readonly maxWaitMs: number | undefined;
  /** Any of these ends the work. */
  readonly signals: readonly AbortSignal[];
}
