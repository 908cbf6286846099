import type { Plugin, PluginKind, PluginList } from './plugin.js';

export interface RegisterOptions {
  /** Take the place of another package's plugin of the same kind and key. @default false */
  readonly existOk?: boolean | undefined;
}

/** Holds plugins by kind and key. */
export interface Registry {
  /**
   * Registers by identity: the same kind, key, package and version again is ignored; the same package in another version
   * is kept aside, the first stays.
   * @throws {PluginConflictError} if another package has the kind and key already, unless `existOk`.
   */
  register(plugin: Plugin, options?: RegisterOptions): void;
  /** Registers plugins, nested lists included; returns itself. */
  use(...plugins: readonly PluginList[]): Registry;
  /**
   * The plugin of a kind and key, or undefined.
   * @throws {PluginConflictError} if a second version with another contract was registered as well, or if the plugin was
   * built against another contract than this registry's.
   */
  find(kind: PluginKind, key: string): Plugin | undefined;
  /** All plugins of a kind, in the order of registration, those of a parent registry last. */
  list(kind: PluginKind): readonly Plugin[];
}
