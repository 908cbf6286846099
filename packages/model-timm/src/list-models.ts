import { architectures } from './architectures/architectures.js';

/** The names of all networks of this package, as timm's `list_models`. */
export function listModels(): readonly string[] {
  return [...architectures.keys()];
}
