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
  declare readonly kind: string;
  declare readonly key: string;
  declare readonly registered: string;
  declare readonly rejected: string;
  declare readonly problem: string;

  constructor(details: PluginConflictErrorDetails) {
    super(PluginConflictError.code, {
      ...details,
      message: `The ${details.kind} "${details.key}" is registered by ${details.registered} and by ${details.rejected}: ${details.problem}.`,
    });
  }
}
