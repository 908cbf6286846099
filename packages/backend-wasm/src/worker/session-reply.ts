import type { ErrorDescription, RunProfile } from '@automodel/contracts';
import type { SentTensor } from './sent-tensor.js';

/** What the worker of a session says. */
export type SessionReply =
  /** Its code runs. */
  | { readonly kind: 'ready' }
  | {
      readonly kind: 'done';
      readonly id: number;
      readonly notes: readonly string[];
      /** Of a run. */
      readonly outputs: Readonly<Record<string, SentTensor>>;
      readonly profile: RunProfile | undefined;
    }
  | {
      readonly kind: 'failed';
      readonly id: number;
      readonly notes: readonly string[];
      readonly error: ErrorDescription;
      /** The read whose failure this is, if it is one: who answered it still has the error itself. */
      readonly read: number | undefined;
    }
  | {
      readonly kind: 'read';
      readonly id: number;
      readonly location: string;
      readonly offset: number;
      readonly length: number;
      /** Shared memory to read into. */
      readonly into: Uint8Array | undefined;
    }
  | { readonly kind: 'cancel-read'; readonly id: number }
  /** Shared memory behind what the worker was given, which it is about to fill. */
  | { readonly kind: 'reserved'; readonly bytes: Uint8Array };
