import { AutomodelError } from './automodel-error.js';
import { quoteList } from './quote-list.js';

/** The values that explain a {@link UnsupportedHeadError}. */
export interface UnsupportedHeadErrorDetails {
  /** The model type. */
  readonly modelType: string;
  /** The Auto class, such as `AutoBackbone`. */
  readonly autoClass: string;
  /** The Auto classes that this model type serves. */
  readonly available: readonly string[];
  readonly cause?: unknown;
}

/** A model type has no class for the task of an Auto class. */
export class UnsupportedHeadError extends AutomodelError {
  static override readonly code = 'UNSUPPORTED_HEAD';
  declare readonly modelType: string;
  declare readonly autoClass: string;
  declare readonly available: readonly string[];

  constructor(details: UnsupportedHeadErrorDetails) {
    super(UnsupportedHeadError.code, {
      ...details,
      message: `The model type "${details.modelType}" has no class for ${details.autoClass}.`,
      remedy: `Use ${details.available.length === 0 ? 'another model' : quoteList(details.available)}.`,
    });
  }
}
