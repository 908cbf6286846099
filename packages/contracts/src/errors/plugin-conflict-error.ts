import { AutomodelError } from './automodel-error.js';

/** The values that explain a {@link PluginConflictError}. */
export interface PluginConflictErrorDetails {
  /** The kind of plugin, such as `model`. */
  readonly kind: string;
  /** The name that both claim, such as `resnet`. */
  readonly key: string;
  /** The plugin that is registered, as `package@version`. */
  readonly registered: string;
  /** The other one, as `package@version`. */
  readonly rejected: string;
  /** Why they cannot stand together. */
  readonly problem: string;
  /** What to do next. */
  readonly remedy: string;
  readonly cause?: unknown;
}

/** Two plugins claim the same name, or the one registered first speaks an incompatible contract. */
export class PluginConflictError extends AutomodelError {
  static override readonly code = 'PLUGIN_CONFLICT';
  readonly kind: string;
  readonly key: string;
  readonly registered: string;
  readonly rejected: string;
  readonly problem: string;

  constructor(details: PluginConflictErrorDetails) {
    super(PluginConflictError.code, {
      message: `The ${details.kind} "${details.key}" is registered by ${details.registered} and by ${details.rejected}: ${details.problem}.`,
      remedy: details.remedy,
      cause: details.cause,
    });
    this.kind = details.kind;
    this.key = details.key;
    this.registered = details.registered;
    this.rejected = details.rejected;
    this.problem = details.problem;
  }
}
