import type { Plugin, Registry } from '@automodel/contracts';
import type { ModelPlugin } from './model-plugin.js';

// A plugin's kind says what it is, and `Registry.find` has held its contract version against ours: interfaces leave no other
// trace at run time.
function isModelPlugin(plugin: Plugin): plugin is ModelPlugin {
  return plugin.kind === 'model';
}

/** The plugin of a `model_type`, or undefined. */
export function findModel(registry: Registry, modelType: string): ModelPlugin | undefined {
  const plugin = registry.find('model', modelType);
  return plugin !== undefined && isModelPlugin(plugin) ? plugin : undefined;
}
