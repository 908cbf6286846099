import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Plugin, PluginList } from '@automodel/core';
import { UsageError } from '../errors/usage-error.js';

/**
 * The plugins that the modules of `--use` export; packages are looked for from the working directory.
 * @param text modules, separated by commas: paths (`./dist/index.js`) or names of installed packages.
 * @throws {UsageError} if a module cannot be imported, or exports no plugin.
 */
export async function loadPlugins(text: string | undefined): Promise<readonly Plugin[]> {
  const modules = (text ?? '').split(',').map((name) => name.trim());
  const loaded = await Promise.all(modules.filter((name) => name !== '').map(pluginsOf));
  return loaded.flat();
}

async function pluginsOf(specifier: string): Promise<readonly Plugin[]> {
  let exported: Readonly<Record<string, unknown>>;
  try {
    const isPath = /^(\.{0,2}\/|\.\\|[A-Za-z]:)/.test(specifier);
    const file = isPath ? resolve(specifier) : createRequire(join(process.cwd(), 'package.json')).resolve(specifier);
    exported = await import(pathToFileURL(file).href);
  } catch (cause) {
    throw new UsageError({
      message: `The module ${specifier} of --use cannot be imported: ${cause instanceof Error ? cause.message : cause}`,
      remedy: 'Name a file that Node runs, such as ./dist/index.js, or a package that is installed here.',
    });
  }
  const plugins = Object.values(exported).filter(isPluginList).flatMap(flatten);
  // A module that registers its plugins by being imported needs to export none.
  if (plugins.length > 0 || Object.keys(exported).length === 0) return plugins;
  throw new UsageError({
    message: `The module ${specifier} of --use exports no plugin; it exports ${Object.keys(exported).join(', ')}.`,
    remedy: 'Export what defineModel gives, or name its register entry.',
  });
}

function isPluginList(value: unknown): value is PluginList {
  if (Array.isArray(value)) return value.length > 0 && value.every(isPluginList);
  return typeof value === 'object' && value !== null && 'kind' in value && 'key' in value && 'contract' in value;
}

function flatten(plugins: PluginList): readonly Plugin[] {
  return 'kind' in plugins ? [plugins] : plugins.flatMap(flatten);
}
