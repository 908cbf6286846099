import type { ErrorDescription } from '../errors/describe-error.js';

/** What could not be done with an image. */
export interface Failure {
  readonly path: string;
  readonly error: ErrorDescription;
  /** The error in all its length, for `--debug`. */
  readonly details: string;
}

/** What came of an image: a value, or why there is none. */
export type Outcome<Value> = Failure | { readonly path: string; readonly value: Value };

export function isFailure<Value>(outcome: Outcome<Value>): outcome is Failure {
  return 'error' in outcome;
}
