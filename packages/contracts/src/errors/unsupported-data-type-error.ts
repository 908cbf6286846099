import { AutomodelError } from './automodel-error.js';
import { quoteList } from './quote-list.js';

/** The values that explain a {@link UnsupportedDataTypeError}. */
export interface UnsupportedDataTypeErrorDetails {
  /** The data type. */
  readonly dataType: string;
  /** What has it, such as `tensor "classifier.1.weight"`. */
  readonly subject: string;
  /** The data types that can be used. */
  readonly supported: readonly string[];
  readonly cause?: unknown;
}

/** A data type cannot be used here. */
export class UnsupportedDataTypeError extends AutomodelError {
  static override readonly code = 'UNSUPPORTED_DATA_TYPE';
  declare readonly dataType: string;
  declare readonly subject: string;
  declare readonly supported: readonly string[];

  constructor(details: UnsupportedDataTypeErrorDetails) {
    super(UnsupportedDataTypeError.code, {
      ...details,
      message: `${details.subject} has the data type ${details.dataType}, which cannot be used here; valid are ${quoteList(details.supported)}.`,
      remedy: 'Save the checkpoint again in one of these.',
    });
  }
}
