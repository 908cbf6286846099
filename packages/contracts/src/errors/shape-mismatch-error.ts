import { AutomodelError } from './automodel-error.js';

/** The values that explain a {@link ShapeMismatchError}. */
export interface ShapeMismatchErrorDetails {
  /** The model class. */
  readonly modelClass: string;
  /** Where the checkpoint is. */
  readonly location: string;
  /** A table of the keys that did not meet: key, status, details. */
  readonly report: string;
  /** The keys that do not fit. */
  readonly keys: readonly string[];
  readonly cause?: unknown;
}

/** Weights of a checkpoint have other shapes than the model that its config describes. */
export class ShapeMismatchError extends AutomodelError {
  static override readonly code = 'SHAPE_MISMATCH';
  declare readonly modelClass: string;
  declare readonly location: string;
  declare readonly report: string;
  declare readonly keys: readonly string[];

  constructor(details: ShapeMismatchErrorDetails) {
    super(ShapeMismatchError.code, {
      ...details,
      message: `${details.keys.length} weight${details.keys.length === 1 ? '' : 's'} of ${details.location} do not have the shape that ${details.modelClass} needs:\n${details.report}\n`,
      remedy:
        'Load with the config that the checkpoint was saved with, or pass { ignoreMismatchedSizes: true } to start those weights afresh.',
    });
  }
}
