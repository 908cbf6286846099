import { AutomodelError } from './automodel-error.js';

/** The values that explain a {@link UnsupportedOperatorsError}. */
export interface UnsupportedOperatorsErrorDetails {
  /** Per device tried: the operators that it lacks. */
  readonly missing: readonly { readonly device: string; readonly operators: readonly string[] }[];
  readonly cause?: unknown;
}

/** No backend runs every operator of a graph. */
export class UnsupportedOperatorsError extends AutomodelError {
  static override readonly code = 'UNSUPPORTED_OPERATORS';
  declare readonly missing: readonly { readonly device: string; readonly operators: readonly string[] }[];

  constructor(details: UnsupportedOperatorsErrorDetails) {
    super(UnsupportedOperatorsError.code, {
      ...details,
      message: `The graph has operators that no device runs: ${details.missing.map(({ device, operators }) => `"${device}" lacks ${operators.join(', ')}`).join('; ')}.`,
      remedy: 'Use a backend that has them, or register one.',
    });
  }
}
