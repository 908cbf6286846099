import type { PackageIdentity } from './package-identity.js';

/** The kinds of plugin that automodel itself knows; a package may bring further kinds under names of its own. */
export type PluginKind = 'backend' | 'image-processor' | 'model' | (string & {});

/** What every plugin has: its identity is (kind, key, package name, package version), not the object. */
export interface Plugin {
  readonly kind: PluginKind;
  /** The name under which it is found: a `model_type`, a backend's name, an image processor's type. */
  readonly key: string;
  readonly package: PackageIdentity;
  /** The contract version that the plugin was built against. */
  readonly contract: number;
}

/** One plugin, or several that a package exports as one value. */
export type PluginList = Plugin | readonly PluginList[];
