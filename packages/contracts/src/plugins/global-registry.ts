import { createRegistry } from './create-registry.js';
import type { Registry } from './registry.js';

const registryKey = Symbol.for('automodel.registry@1');

interface RegistryHolder {
  [registryKey]?: Registry;
}

/** The registry that all copies of automodel in one realm share; `/register` entries and `AutoModel.register` write to it. */
export function globalRegistry(): Registry {
  const holder: typeof globalThis & RegistryHolder = globalThis;
  holder[registryKey] ??= createRegistry();
  return holder[registryKey];
}
