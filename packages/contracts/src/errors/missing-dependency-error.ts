import { AutomodelError } from './automodel-error.js';

/** The values that explain a {@link MissingDependencyError}. */
export interface MissingDependencyErrorDetails {
  /** The npm package. */
  readonly packageName: string;
  /** What it is needed for. */
  readonly purpose: string;
  readonly cause?: unknown;
}

/** An optional package that this call needs is not installed or cannot be loaded. */
export class MissingDependencyError extends AutomodelError {
  static override readonly code = 'MISSING_DEPENDENCY';
  declare readonly packageName: string;
  declare readonly purpose: string;

  constructor(details: MissingDependencyErrorDetails) {
    super(MissingDependencyError.code, {
      ...details,
      message: `The package "${details.packageName}" cannot be loaded; it is needed ${details.purpose}.`,
      remedy: `Install it: npm install ${details.packageName}`,
    });
  }
}
