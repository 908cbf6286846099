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

/** Runs one model. Concurrent runs are allowed: a backend that cannot interleave them queues them. */
export interface SessionHandler {
  readonly inputNames: readonly string[];
  readonly outputNames: readonly string[];
  /** Runs the graph and gives the outputs named in `fetches`. One failed run does not affect the next. */
  run(
    feeds: Readonly<Record<string, TensorValue>>,
    fetches: readonly string[],
    options?: { readonly signal?: AbortSignal | undefined },
  ): Promise<Readonly<Record<string, TensorValue>>>;
  /** Frees everything; idempotent. */
  dispose(): Promise<void>;
}
