import { AutomodelError } from './automodel-error.js';

/** The values that explain a {@link UnsupportedImageError}. */
export interface UnsupportedImageErrorDetails {
  /** What was given. */
  readonly received: string;
  /** What can be given in this runtime. */
  readonly supported: readonly string[];
  readonly cause?: unknown;
}

/** A value is no image that this runtime can take. */
export class UnsupportedImageError extends AutomodelError {
  static override readonly code = 'UNSUPPORTED_IMAGE';
  declare readonly received: string;
  declare readonly supported: readonly string[];

  constructor(details: UnsupportedImageErrorDetails) {
    super(UnsupportedImageError.code, {
      ...details,
      message: `${details.received} is not an image that can be read here; valid are ${details.supported.join(', ')}.`,
      remedy: 'Pass one of these.',
    });
  }
}
