/** What one step of a run took. */
export interface StepProfile {
  /** The node or nodes that it computes. */
  readonly name: string;
  /** What it does, such as `convolution`; a word of the backend's. */
  readonly kind: string;
  /** The code that it ran, such as a kernel's name; several are joined by ` + `. */
  readonly kernel: string;
  readonly milliseconds: number;
  /** Billions of operations on numbers by the step's definition, whatever way it is computed; a multiplication and an addition are two. */
  readonly gigaflop: number;
  readonly gigaflopPerSecond: number;
  /** Its part of the run's time, from 0 to 1. */
  readonly share: number;
}

/** What the steps of one run took, in the order in which they ran. */
export interface RunProfile {
  /** The backend's key. */
  readonly backend: string;
  readonly device: string;
  readonly threads: number;
  /** The whole run, from the caller's tensors to the results. */
  readonly milliseconds: number;
  readonly steps: readonly StepProfile[];
}
