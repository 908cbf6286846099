import type { RunProfile } from './run-profile.js';
import type { TensorValue } from './tensor-value.js';

/** The file that external initializers of a serialized model name, with its bytes. */
export interface ExternalData {
  readonly path: string;
  readonly data: Uint8Array;
}

/** Options of a session made from bytes; the part of onnxruntime-common's SessionOptions that automodel sets. */
export interface InferenceSessionOptions {
  readonly device: string;
  readonly externalData: readonly ExternalData[];
}

/** Options of one run. */
export interface RunSessionOptions {
  readonly signal?: AbortSignal | undefined;
  /** Asks for the time of each step, which may make the run a little slower; never called by a backend that cannot tell. */
  readonly onProfile?: ((profile: RunProfile) => void) | undefined;
  /**
   * The caller gives the memory of the inputs away and will not use these tensors any more: a backend that runs in another thread then need not
   * copy them. Others take no notice. @default false
   */
  readonly transferInputs?: boolean | undefined;
}

/** Runs one model. Concurrent runs are allowed: a backend that cannot interleave them queues them. */
export interface SessionHandler {
  readonly inputNames: readonly string[];
  readonly outputNames: readonly string[];
  /** What a person may want to know of how it runs, such as on how many threads and why; may change from run to run. */
  readonly notes?: readonly string[];
  /** Runs the graph and gives the outputs named in `fetches`. One failed run does not affect the next. */
  run(
    feeds: Readonly<Record<string, TensorValue>>,
    fetches: readonly string[],
    options?: RunSessionOptions,
  ): Promise<Readonly<Record<string, TensorValue>>>;
  /** Frees everything; idempotent. */
  dispose(): Promise<void>;
}
