import { AutomodelError } from './automodel-error.js';

/** The values that explain a {@link InvalidTensorError}. */
export interface InvalidTensorErrorDetails {
  /** The input, such as `pixelValues`. */
  readonly input: string;
  /** What is valid, such as `float32 [batch, 3, height, width]`. */
  readonly expected: string;
  /** What was given. */
  readonly received: string;
  /** What to do next. */
  readonly remedy: string;
  readonly cause?: unknown;
}

/** A tensor given to a model has the wrong type or shape, or is missing. */
export class InvalidTensorError extends AutomodelError {
  static override readonly code = 'INVALID_TENSOR';
  declare readonly input: string;
  declare readonly expected: string;
  declare readonly received: string;

  constructor(details: InvalidTensorErrorDetails) {
    super(InvalidTensorError.code, {
      ...details,
      message: `The input "${details.input}" must be ${details.expected}, but it is ${details.received}.`,
    });
  }
}
