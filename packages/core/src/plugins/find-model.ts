import type { Registry } from '@automodel/contracts';
import { isModelPlugin } from './is-model-plugin.js';
import type { ModelPlugin } from './model-plugin.js';

/** The plugin of a `model_type`, or undefined. */
export function findModel(registry: Registry, modelType: string): ModelPlugin | undefined {
  const plugin = registry.find('model', modelType);
  return plugin !== undefined && isModelPlugin(plugin) ? plugin : undefined;
}
