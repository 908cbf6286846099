import type { SessionPath } from './session-path.js';

/** Tests that a backend is known to fail. One that passes after all fails the suite, so that the list stays true. */
export interface BackendException {
  /** Matched against names such as `Conv: asymmetric pads`, `Conv: fuzzed`, `graph: residual network`, `contract: unknown output`. */
  readonly cases: RegExp;
  /** Whose fault it is and why it stays. */
  readonly reason: string;
  /** @default both */
  readonly path?: SessionPath;
}
