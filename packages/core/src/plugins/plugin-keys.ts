import type { PluginKind, Registry } from '@automodel/contracts';

/** The names of all plugins of a kind. */
export function pluginKeys(registry: Registry, kind: PluginKind): readonly string[] {
  return registry.list(kind).map(({ key }) => key);
}
