/** A tensor as plain data, for messages between threads. */
export interface SentTensor {
  readonly type: string;
  readonly dims: readonly number[];
  /** Undefined where the data is not on the CPU. */
  readonly data: unknown;
}
