import { createRegistry, globalRegistry, type PluginList, type Registry } from '@automodel/contracts';

/** Where plugins come from. */
export interface RegistryOptions {
  /** Plugins for this call alone, looked up before the registry. */
  readonly use?: PluginList | undefined;
  /** @default the registry that `/register` entries write to */
  readonly registry?: Registry | undefined;
}

/** The registry of a call: its own plugins in front of the registry given, or of the global one. */
export function registryOf({ use, registry = globalRegistry() }: RegistryOptions): Registry {
  return use === undefined ? registry : createRegistry({ parent: registry }).use(use);
}
