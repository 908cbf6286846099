import { AutomodelError } from './automodel-error.js';

/** The values that explain a {@link InvalidSafetensorsError}. */
export interface InvalidSafetensorsErrorDetails {
  /** The file. */
  readonly file: string;
  /** The tensor; undefined when the file as a whole is meant. */
  readonly tensor: string | undefined;
  /** What is wrong. */
  readonly problem: string;
  readonly cause?: unknown;
}

/** A safetensors file is truncated or breaks the format. */
export class InvalidSafetensorsError extends AutomodelError {
  static override readonly code = 'INVALID_SAFETENSORS';
  declare readonly file: string;
  declare readonly tensor: string | undefined;
  declare readonly problem: string;

  constructor(details: InvalidSafetensorsErrorDetails) {
    super(InvalidSafetensorsError.code, {
      ...details,
      message: `${details.file} is not a valid safetensors file: ${details.tensor === undefined ? '' : `tensor "${details.tensor}" `}${details.problem}.`,
      remedy: 'Download or copy the file again and compare its size and checksum with the original.',
    });
  }
}
