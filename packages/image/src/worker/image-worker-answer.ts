import type { ErrorDescription } from '@automodel/core';

/** What a worker says of a piece of work. */
export type ImageWorkerAnswer<Result = unknown> =
  | { readonly kind: 'done'; readonly result: Result }
  | { readonly kind: 'failed'; readonly error: ErrorDescription };
