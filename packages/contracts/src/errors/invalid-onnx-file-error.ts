import { AutomodelError } from './automodel-error.js';

/** The values that explain a {@link InvalidOnnxFileError}. */
export interface InvalidOnnxFileErrorDetails {
  /** What is wrong. */
  readonly problem: string;
  readonly cause?: unknown;
}

/** Bytes are not a valid ONNX model. */
export class InvalidOnnxFileError extends AutomodelError {
  static override readonly code = 'INVALID_ONNX_FILE';
  declare readonly problem: string;

  constructor(details: InvalidOnnxFileErrorDetails) {
    super(InvalidOnnxFileError.code, {
      ...details,
      message: `The bytes are not a valid ONNX model: ${details.problem}.`,
      remedy: 'Check that the file is complete and was saved as .onnx (not as text, HTML or a Git LFS pointer).',
    });
  }
}
