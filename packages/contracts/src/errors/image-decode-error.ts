import { AutomodelError } from './automodel-error.js';

/** The values that explain a {@link ImageDecodeError}. */
export interface ImageDecodeErrorDetails {
  /** Which image: a path, a URL or a description such as `Blob (12 bytes)`. */
  readonly image: string;
  /** What is wrong with it. */
  readonly reason: string;
  /** What to do next. */
  readonly remedy: string;
  readonly cause?: unknown;
}

/** The bytes of an image cannot be decoded. */
export class ImageDecodeError extends AutomodelError {
  static override readonly code = 'IMAGE_DECODE_FAILED';
  declare readonly image: string;
  declare readonly reason: string;

  constructor(details: ImageDecodeErrorDetails) {
    super(ImageDecodeError.code, {
      ...details,
      message: `Cannot decode the image ${details.image}: ${details.reason}`,
    });
  }
}
