import { AutomodelError } from './automodel-error.js';
import { quoteList } from './quote-list.js';

/** The values that explain a {@link IncompatibleStateDictError}. */
export interface IncompatibleStateDictErrorDetails {
  /** The model class. */
  readonly modelClass: string;
  /** Parameters of the model that the state dict does not have. */
  readonly missingKeys: readonly string[];
  /** Tensors of the state dict that the model has no place for. */
  readonly unexpectedKeys: readonly string[];
  readonly cause?: unknown;
}

/** A state dict does not have exactly the keys of the model. */
export class IncompatibleStateDictError extends AutomodelError {
  static override readonly code = 'INCOMPATIBLE_STATE_DICT';
  declare readonly modelClass: string;
  declare readonly missingKeys: readonly string[];
  declare readonly unexpectedKeys: readonly string[];

  constructor(details: IncompatibleStateDictErrorDetails) {
    const { modelClass, missingKeys, unexpectedKeys } = details;
    const parts = [
      ...(missingKeys.length === 0 ? [] : [`it lacks ${quoteList(missingKeys)}`]),
      ...(unexpectedKeys.length === 0 ? [] : [`${modelClass} has no ${quoteList(unexpectedKeys)}`]),
    ];
    super(IncompatibleStateDictError.code, {
      ...details,
      message: `The state dict does not have the keys of ${modelClass}: ${parts.join('; ')}. Nothing was changed.`,
      remedy: 'Give it the names of model.stateDict(), or pass { strict: false } to take those that fit.',
    });
  }
}
