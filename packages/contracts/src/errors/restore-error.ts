import { AutomodelError } from './automodel-error.js';
import type { ErrorDescription } from './describe-error.js';

/** A class of errors, as far as restoring needs it. */
export interface ErrorClass {
  readonly code: string | undefined;
  readonly prototype: AutomodelError;
}

/**
 * Makes an error of what `describeError` said in another thread: of its class if that is among `classes`, else of `AutomodelError` with its code.
 * `is` of every class recognises it in either case.
 */
export function restoreError(description: ErrorDescription, classes: readonly ErrorClass[]): unknown {
  if (description.kind === 'other') return description.error;
  const { code, name, message, stack, values, cause } = description;
  const restored = new Error(message, cause === undefined ? undefined : { cause: restoreError(cause, classes) });
  const errorClass = classes.find((candidate) => candidate.code === code);
  Object.setPrototypeOf(restored, errorClass?.prototype ?? AutomodelError.prototype);
  Object.assign(restored, values, { name, code });
  if (stack !== undefined) restored.stack = stack;
  AutomodelError.mark(restored);
  return restored;
}
