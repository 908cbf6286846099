import { createRegistry, globalRegistry, type Registry, type RegistryOptions } from '@automodel/core';
import { preset } from './preset.js';

const kinds = ['backend', 'image-processor', 'model'];

/** Options with the preset behind the plugins of `use` and of the registry: where names meet, those come first. */
export function presetOptions<Options extends RegistryOptions>(options?: Options): Options & { registry: Registry };
export function presetOptions(options: RegistryOptions = {}): RegistryOptions {
  const { registry: parent = globalRegistry() } = options;
  const registry = createRegistry({ parent });
  const bundled = createRegistry().use(preset);
  for (const plugin of kinds.flatMap((kind) => bundled.list(kind))) {
    if (!parent.list(plugin.kind).some(({ key }) => key === plugin.key)) registry.register(plugin);
  }
  return { ...options, registry };
}
