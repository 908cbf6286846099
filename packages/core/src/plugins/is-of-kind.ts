import type { Plugin } from '@automodel/contracts';
import type { KnownPlugins } from './known-plugins.js';

/**
 * Whether there is a plugin, of this kind. A plugin's kind says what it is, and `Registry.find` has held its contract version against ours:
 * interfaces leave no other trace at run time.
 */
export function isOfKind<Kind extends keyof KnownPlugins>(
  plugin: Plugin | undefined,
  kind: Kind,
): plugin is KnownPlugins[Kind] {
  return plugin?.kind === kind;
}
