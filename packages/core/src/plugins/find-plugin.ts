import type { Registry } from '@automodel/contracts';
import { isOfKind } from './is-of-kind.js';
import type { KnownPlugins } from './known-plugins.js';

/** The plugin of a kind and a key, such as a `model_type`; or undefined. */
export function findPlugin<Kind extends keyof KnownPlugins>(
  registry: Registry,
  kind: Kind,
  key: string,
): KnownPlugins[Kind] | undefined {
  const plugin = registry.find(kind, key);
  return isOfKind(plugin, kind) ? plugin : undefined;
}
