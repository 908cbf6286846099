import type { ErrorCode } from './error-code.js';

const marker = Symbol.for('automodel.error@1');

/** What an error says: what happened to which value, and what to do next. */
export interface ErrorText {
  /** What happened, to which value, and what would be valid. */
  readonly message: string;
  /** What to do next, as one or two sentences. */
  readonly remedy: string;
  readonly cause?: unknown;
}

/** What an error says together with the values that explain it, which become its properties: a class `declare`s those that it promises. */
export type ErrorDetails = ErrorText & Readonly<Record<string, unknown>>;

/**
 * The base of every error that automodel throws on purpose. `message` already contains the remedy; `remedy` holds it alone.
 * Use the static `is` rather than `instanceof`: it recognises errors of another copy of this package too.
 */
export abstract class AutomodelError extends Error {
  /** The code of this class; undefined on the base, which stands for every code. */
  static readonly code: ErrorCode | undefined = undefined;
  declare readonly code: ErrorCode;
  declare readonly remedy: string;

  constructor(code: ErrorCode, { message, remedy, cause, ...values }: ErrorDetails) {
    super(`${message} ${remedy}`, cause === undefined ? undefined : { cause });
    this.code = code;
    this.remedy = remedy;
    this.name = nameOf(code);
    Object.assign(this, values);
    AutomodelError.mark(this);
  }

  /** Makes `is` recognise an error: one that was made anew from its description. */
  static mark(error: Error): void {
    Object.defineProperty(error, marker, { value: true });
  }

  /** Whether a value is an error of this class, whichever copy of the package made it. */
  static is<ErrorClass extends abstract new (...parameters: never[]) => AutomodelError>(
    this: ErrorClass & { readonly code: ErrorCode | undefined },
    value: unknown,
  ): value is InstanceType<ErrorClass> {
    if (!(value instanceof Error) || !(marker in value)) return false;
    return this.code === undefined || ('code' in value && value.code === this.code);
  }
}

/** The class's name as it is in the source, whatever a minifier calls it: `DOWNLOAD_FAILED` is DownloadError's, `MISSING_FILE` MissingFileError's. */
function nameOf(code: ErrorCode): string {
  const words = code.replace(/_FAILED$/, '').split('_');
  return `${words.map((word) => word.slice(0, 1) + word.slice(1).toLowerCase()).join('')}Error`;
}
