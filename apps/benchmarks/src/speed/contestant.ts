import type { NetworkFiles, NetworkForm } from './network-files.js';

export interface ContestantOptions {
  readonly files: NetworkFiles;
  /** Normalized pixels `[batch, 3, size, size]`, the same for all contestants. */
  readonly pixels: Float32Array;
  readonly batch: number;
  readonly size: number;
  readonly threads: number;
}

/** A network loaded into a library: one call is one forward pass of the batch up to logits in memory. */
export interface LoadedNetwork {
  run(): Promise<Float32Array>;
  dispose(): Promise<void>;
}

/** A library under test. */
export interface Contestant {
  readonly form: NetworkForm;
  load(options: ContestantOptions): Promise<LoadedNetwork>;
}

export type ContestantName =
  | 'automodel'
  | 'automodel-from-folder'
  | 'automodel-v8-flags'
  | 'litert.js'
  | 'onnxruntime-node'
  | 'onnxruntime-web'
  | 'tfjs-wasm'
  | 'transformers.js';
