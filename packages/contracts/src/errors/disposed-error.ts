import { AutomodelError } from './automodel-error.js';

/** The values that explain a {@link DisposedError}. */
export interface DisposedErrorDetails {
  /** What was disposed, such as `ResNetForImageClassification`. */
  readonly subject: string;
  readonly cause?: unknown;
}

/** A model or session was used after dispose(). */
export class DisposedError extends AutomodelError {
  static override readonly code = 'DISPOSED';
  declare readonly subject: string;

  constructor(details: DisposedErrorDetails) {
    super(DisposedError.code, {
      ...details,
      message: `${details.subject} was used after dispose().`,
      remedy: 'Load it again, or call dispose() after the last run.',
    });
  }
}
