/** Where the window of a convolution or pooling goes: everything per spatial axis. */
export interface WindowPlan {
  readonly kernel: readonly number[];
  readonly strides: readonly number[];
  readonly dilations: readonly number[];
  readonly before: readonly number[];
  readonly after: readonly number[];
  /** The spatial dims of the output. */
  readonly output: readonly number[];
}
