import { AutomodelError } from './automodel-error.js';
import { quoteList } from './quote-list.js';

/** The values that explain a {@link NoMatchingWeightsError}. */
export interface NoMatchingWeightsErrorDetails {
  /** The model class, such as `ResNetForImageClassification`. */
  readonly modelClass: string;
  /** Where the checkpoint is. */
  readonly location: string;
  /** Some keys that the model looks for. */
  readonly expectedKeys: readonly string[];
  /** Some keys that the checkpoint has. */
  readonly foundKeys: readonly string[];
  readonly cause?: unknown;
}

/** Not one weight of a checkpoint fits the model; a fresh model would be returned in its place. */
export class NoMatchingWeightsError extends AutomodelError {
  static override readonly code = 'NO_MATCHING_WEIGHTS';
  declare readonly modelClass: string;
  declare readonly location: string;
  declare readonly expectedKeys: readonly string[];
  declare readonly foundKeys: readonly string[];

  constructor(details: NoMatchingWeightsErrorDetails) {
    super(NoMatchingWeightsError.code, {
      ...details,
      message: `No weight of the checkpoint in ${details.location} fits ${details.modelClass}: it looks for keys such as ${quoteList(details.expectedKeys)}, the checkpoint has ${quoteList(details.foundKeys)}.`,
      remedy:
        'Load it with the model type and class that it was saved from, or pass { allowFreshInit: true } to start from fresh weights.',
    });
  }
}
