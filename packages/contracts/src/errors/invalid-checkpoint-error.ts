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
  declare readonly file: string;
  declare readonly problem: string;

  constructor(details: InvalidCheckpointErrorDetails) {
    super(InvalidCheckpointError.code, {
      ...details,
      message: `The checkpoint file ${details.file} is not valid: ${details.problem}.`,
    });
  }
}
