import type { Registry } from '@automodel/contracts';
import { findPlugin } from './find-plugin.js';
import type { KnownPlugins } from './known-plugins.js';

/** Every plugin of a kind, in the order of registration. */
export function findPlugins<Kind extends keyof KnownPlugins>(
  registry: Registry,
  kind: Kind,
): readonly KnownPlugins[Kind][] {
  return registry
    .list(kind)
    .map(({ key }) => findPlugin(registry, kind, key))
    .filter((plugin) => plugin !== undefined);
}
