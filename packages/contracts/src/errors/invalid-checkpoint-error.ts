import { AutomodelError } from './automodel-error.js';

/** The values that explain a {@link InvalidCheckpointError}. */
export interface InvalidCheckpointErrorDetails {
  /** The file, such as `model.safetensors.index.json`. */
  readonly file: string;
  /** What is wrong. */
  readonly problem: string;
  /** What to do next. */
  readonly remedy: string;
  readonly cause?: unknown;
}

/** A checkpoint's index or key layout is broken. */
export class InvalidCheckpointError extends AutomodelError {
  static override readonly code = 'INVALID_CHECKPOINT';
  readonly file: string;
  readonly problem: string;

  constructor(details: InvalidCheckpointErrorDetails) {
    super(InvalidCheckpointError.code, {
      message: `The checkpoint file ${details.file} is not valid: ${details.problem}.`,
      remedy: details.remedy,
      cause: details.cause,
    });
    this.file = details.file;
    this.problem = details.problem;
  }
}
