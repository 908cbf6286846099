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
  readonly location: string;
  readonly problem: string;

  constructor(details: SourceErrorDetails) {
    super(SourceError.code, {
      message: `Cannot read ${details.location}: ${details.problem}.`,
      remedy: details.remedy,
      cause: details.cause,
    });
    this.location = details.location;
    this.problem = details.problem;
  }
}
