import type { ErrorDescription } from '@automodel/contracts';
import type { Model } from '@automodel/onnx';
import type { ProductTile } from '../kernels/product-tile.js';
import type { SentTensor } from './sent-tensor.js';

/** A file of weights as the worker is told of it. */
export interface SentFile {
  readonly location: string;
  readonly size: number;
  /** Read in the worker itself; without one the worker asks for bytes. */
  readonly blob: Blob | undefined;
}

/** What makes a session. */
export interface SentSession {
  readonly model: Model;
  readonly outputs: readonly string[];
  readonly inputShapes: Readonly<Record<string, readonly number[]>> | undefined;
  readonly files: readonly SentFile[];
  readonly threads: number | undefined;
  readonly workerUrl: string | undefined;
  readonly tile: ProductTile;
  /** Shared memory for the session, whose pages its owner is making real; without it the worker makes some. */
  readonly memory: WebAssembly.Memory | undefined;
}

/** What the owner of a session asks its worker. */
export type SessionRequest =
  | { readonly kind: 'create'; readonly id: number; readonly session: SentSession }
  | {
      readonly kind: 'run';
      readonly id: number;
      readonly feeds: Readonly<Record<string, SentTensor>>;
      readonly fetches: readonly string[];
      /** A run that cannot be aborted need not look for messages. */
      readonly canAbort: boolean;
      readonly isProfiled: boolean;
    }
  | { readonly kind: 'abort'; readonly id: number }
  | { readonly kind: 'dispose'; readonly id: number }
  /** Answers a `read`: bytes, or nothing where they were put straight into the memory that the worker named. */
  | { readonly kind: 'bytes'; readonly id: number; readonly bytes: Uint8Array | undefined }
  | { readonly kind: 'read-failed'; readonly id: number; readonly error: ErrorDescription };
