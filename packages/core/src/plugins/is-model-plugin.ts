import type { Plugin } from '@automodel/contracts';
import type { ModelPlugin } from './model-plugin.js';

/**
 * Whether a plugin is a model type. A plugin's kind says what it is, and `Registry.find` has held its contract version against
 * ours: interfaces leave no other trace at run time.
 */
export function isModelPlugin(plugin: Plugin): plugin is ModelPlugin {
  return plugin.kind === 'model';
}
