import { AutomodelError } from './automodel-error.js';

/** The values that explain a {@link BackendError}. */
export interface BackendErrorDetails {
  /** The backend's name, such as `onnxruntime-node`. */
  readonly backend: string;
  /** What it was doing. */
  readonly operation: 'create a session' | 'run' | 'dispose';
  /** What the runtime said. */
  readonly reason: string;
  /** What to do next. */
  readonly remedy: string;
  readonly cause?: unknown;
}

/** A backend failed while it created or ran a session. */
export class BackendError extends AutomodelError {
  static override readonly code = 'BACKEND_FAILED';
  declare readonly backend: string;
  declare readonly operation: 'create a session' | 'run' | 'dispose';
  declare readonly reason: string;

  constructor(details: BackendErrorDetails) {
    super(BackendError.code, {
      ...details,
      message: `The backend "${details.backend}" failed to ${details.operation}: ${details.reason.trim()}`,
    });
  }
}
