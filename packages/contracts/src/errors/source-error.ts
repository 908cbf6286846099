import { AutomodelError } from './automodel-error.js';

/** The values that explain a {@link SourceError}. */
export interface SourceErrorDetails {
  /** The file or source. */
  readonly location: string;
  /** What happened. */
  readonly problem: string;
  /** What to do next. */
  readonly remedy: string;
  readonly cause?: unknown;
}

/** Reading from a file, a directory or a memory failed. */
export class SourceError extends AutomodelError {
  static override readonly code = 'SOURCE_FAILED';
  declare readonly location: string;
  declare readonly problem: string;

  constructor(details: SourceErrorDetails) {
    super(SourceError.code, {
      ...details,
      message: `Cannot read ${details.location}: ${details.problem}.`,
    });
  }
}
