import { UnsupportedHeadError } from '@automodel/contracts';
import type { ModelHeads, ModelPlugin } from '../plugins/model-plugin.js';

/** The error for a model type that has no class for an Auto class. */
export function unsupportedHead(
  plugin: ModelPlugin,
  autoClass: string,
  autoClassNames: Readonly<Record<keyof ModelHeads, string>>,
): UnsupportedHeadError {
  const available = Object.entries(autoClassNames).filter(([head]) => head in plugin.heads);
  return new UnsupportedHeadError({
    modelType: plugin.key,
    autoClass,
    available: available.map(([, name]) => name),
  });
}
