import { AutomodelError } from './automodel-error.js';

/** The values that explain a {@link InvalidOptionError}. */
export interface InvalidOptionErrorDetails {
  /** The option, such as `topK`. */
  readonly option: string;
  /** The value given. */
  readonly value: unknown;
  /** What is wrong and what would be valid. */
  readonly problem: string;
  /** What to do next. */
  readonly remedy: string;
  readonly cause?: unknown;
}

/** An option is unknown or has a value that cannot be used. */
export class InvalidOptionError extends AutomodelError {
  static override readonly code = 'INVALID_OPTION';
  declare readonly option: string;
  declare readonly value: unknown;
  declare readonly problem: string;

  constructor(details: InvalidOptionErrorDetails) {
    super(InvalidOptionError.code, {
      ...details,
      message: `The option "${details.option}" is not valid: ${details.problem}.`,
    });
  }
}
