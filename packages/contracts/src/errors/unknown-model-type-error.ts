import { AutomodelError } from './automodel-error.js';
import { nearestNames } from './nearest-names.js';
import { quoteList } from './quote-list.js';

/** The values that explain a {@link UnknownModelTypeError}. */
export interface UnknownModelTypeErrorDetails {
  /** The `model_type` of config.json. */
  readonly modelType: string;
  /** Where the checkpoint is; undefined where the model type was asked for without one. */
  readonly location: string | undefined;
  /** The registered model types. */
  readonly available: readonly string[];
  /** The package to install and the line to add, or how to write one. */
  readonly remedy: string;
  readonly cause?: unknown;
}

/** No registered plugin knows the model type of a checkpoint. */
export class UnknownModelTypeError extends AutomodelError {
  static override readonly code = 'UNKNOWN_MODEL_TYPE';
  declare readonly modelType: string;
  declare readonly location: string | undefined;
  declare readonly available: readonly string[];

  constructor(details: UnknownModelTypeErrorDetails) {
    super(UnknownModelTypeError.code, {
      ...details,
      message: `${details.location === undefined ? `The model type "${details.modelType}" is` : `The checkpoint in ${details.location} has the model type "${details.modelType}", which is`} not registered.${details.available.length === 0 ? ' No model type is registered.' : ` Registered are ${quoteList(nearestNames(details.modelType, details.available))}.`}`,
    });
  }
}
