/** Milliseconds of each round, in order, for both. */
export interface DuelResult {
  readonly kind: 'duel';
  readonly times: readonly [readonly number[], readonly number[]];
  /** The largest difference of the two's outputs, relative to the largest output. */
  readonly difference: number;
}

export interface SoloResult {
  readonly kind: 'solo';
  /** Milliseconds from files in memory to a session. */
  readonly load: number;
  readonly first: number;
  /** The rounds after the first. */
  readonly times: readonly number[];
  /** The largest resident set of the process so far, where it can be known. */
  readonly peakBytes: number | undefined;
}

export interface StreamResult {
  readonly kind: 'stream';
  /** Milliseconds from the last byte's arrival to the logits. */
  readonly afterLastByte: number;
  readonly arrival: number;
}

export type JobResult = DuelResult | SoloResult | StreamResult;
