import { AutomodelError } from './automodel-error.js';

/** The values that explain a {@link InvalidConfigError}. */
export interface InvalidConfigErrorDetails {
  /** The file, or the class where no file is involved. */
  readonly file: string;
  /** The field; undefined when the whole file is meant. */
  readonly field: string | undefined;
  /** The value found. */
  readonly value: unknown;
  /** What is wrong and what would be valid. */
  readonly problem: string;
  /** What to do next. */
  readonly remedy: string;
  readonly cause?: unknown;
}

/** A configuration file or object holds something that cannot be used. */
export class InvalidConfigError extends AutomodelError {
  static override readonly code = 'INVALID_CONFIG';
  declare readonly file: string;
  declare readonly field: string | undefined;
  declare readonly value: unknown;
  declare readonly problem: string;

  constructor(details: InvalidConfigErrorDetails) {
    super(InvalidConfigError.code, {
      ...details,
      message: `${details.file} is not valid: ${details.field === undefined ? '' : `"${details.field}" `}${details.problem}.`,
    });
  }
}
