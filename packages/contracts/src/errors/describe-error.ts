import { AutomodelError } from './automodel-error.js';

/** An error as plain data, for messages between threads: these lose the classes of errors. */
export type ErrorDescription =
  | {
      readonly kind: 'automodel';
      readonly code: string;
      readonly name: string;
      readonly message: string;
      readonly stack: string | undefined;
      /** The error's own values, `remedy` among them, as far as they can be sent. */
      readonly values: Readonly<Record<string, unknown>>;
      readonly cause: ErrorDescription | undefined;
    }
  /** Errors of the language, which keep their class as they are, and whatever else was thrown. */
  | { readonly kind: 'other'; readonly error: unknown };

/** Describes what was thrown so that `restoreError` can make the same of it in another thread. */
export function describeError(error: unknown): ErrorDescription {
  if (!AutomodelError.is(error)) return { kind: 'other', error: sendable(error) };
  const described = ['code', 'name', 'message', 'stack', 'cause'];
  const values = Object.entries(error).filter(([key, value]) => !described.includes(key) && isSendable(value));
  return {
    kind: 'automodel',
    code: error.code,
    name: error.name,
    message: error.message,
    stack: error.stack,
    values: Object.fromEntries(values),
    cause: error.cause === undefined ? undefined : describeError(error.cause),
  };
}

function sendable(error: unknown): unknown {
  if (isSendable(error)) return error;
  return new Error(error instanceof Error ? `${error.name}: ${error.message}` : String(error));
}

function isSendable(value: unknown): boolean {
  try {
    structuredClone(value);
    return true;
  } catch {
    return false;
  }
}
