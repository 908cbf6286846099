import { PluginConflictError } from '../errors/plugin-conflict-error.js';
import { contractVersion } from './contract-version.js';
import type { Plugin, PluginKind, PluginList } from './plugin.js';
import type { RegisterOptions, Registry } from './registry.js';

export interface CreateRegistryOptions {
  /** Where to look for what this registry does not have. @default none: isolated */
  readonly parent?: Registry | undefined;
}

const identity = (plugin: Plugin): string => `${plugin.package.name}@${plugin.package.version}`;
const address = (kind: PluginKind, key: string): string => `${kind}\n${key}`;

// Array.isArray does not narrow readonly arrays: https://github.com/microsoft/TypeScript/issues/17002
function isList(plugin: PluginList): plugin is readonly PluginList[] {
  return Array.isArray(plugin);
}

/** Makes an empty registry: isolated (for tests and servers), or in front of a parent. */
export function createRegistry({ parent }: CreateRegistryOptions = {}): Registry {
  /** The versions of one package's plugin at each address. The first that was registered is the one that counts. */
  const versions = new Map<string, readonly Plugin[]>();

  const registry: Registry = {
    register(plugin: Plugin, { existOk = false }: RegisterOptions = {}): void {
      const at = address(plugin.kind, plugin.key);
      const present = versions.get(at) ?? [];
      const foreign = present.find((known) => known.package.name !== plugin.package.name);
      if (foreign !== undefined && !existOk) {
        throw conflict(
          foreign,
          identity(plugin),
          'a name belongs to one package',
          'Register only one of them, or pass { existOk: true } to put the second in the place of the first.',
        );
      }
      if (foreign !== undefined) versions.set(at, [plugin]);
      else if (!present.some((known) => identity(known) === identity(plugin))) versions.set(at, [...present, plugin]);
    },

    use(...plugins: readonly PluginList[]): Registry {
      for (const plugin of plugins) {
        if (isList(plugin)) registry.use(...plugin);
        else registry.register(plugin);
      }
      return registry;
    },

    find(kind: PluginKind, key: string): Plugin | undefined {
      const [plugin, ...others] = versions.get(address(kind, key)) ?? [];
      if (plugin === undefined) return parent?.find(kind, key);
      checkContract(plugin, others);
      return plugin;
    },

    list(kind: PluginKind): readonly Plugin[] {
      const own = [...versions.values()].flatMap(([plugin]) => (plugin?.kind === kind ? [plugin] : []));
      const inherited = parent?.list(kind) ?? [];
      return [...own, ...inherited.filter(({ key }) => !own.some((plugin) => plugin.key === key))];
    },
  };
  return registry;
}

/** Two versions side by side are harmless until one is used that was built against another contract. */
function checkContract(plugin: Plugin, others: readonly Plugin[]): void {
  const other = others.find(({ contract }) => contract !== plugin.contract);
  if (other === undefined && plugin.contract === contractVersion) return;
  throw conflict(
    plugin,
    other === undefined ? `@automodel/contracts (contract ${contractVersion})` : identity(other),
    `they were built against the contracts ${plugin.contract} and ${other?.contract ?? contractVersion}`,
    'Install versions of the automodel packages that belong together (npm ls @automodel/contracts shows them).',
  );
}

function conflict(plugin: Plugin, rejected: string, problem: string, remedy: string): PluginConflictError {
  const { kind, key } = plugin;
  return new PluginConflictError({ kind, key, registered: identity(plugin), rejected, problem, remedy });
}
