import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { workspaceRoot } from './workspace-root.mjs';

/**
 * @typedef {object} Manifest
 * @property {string} name
 * @property {string} version
 * @property {boolean} [private]
 * @property {string} [description]
 * @property {string[]} [keywords]
 * @property {{ access?: string }} [publishConfig]
 * @property {string} [license]
 * @property {{ node?: string }} [engines]
 * @property {boolean | string[]} [sideEffects]
 * @property {Record<string, unknown>} [exports]
 * @property {Record<string, string>} [bin]
 * @property {Record<string, string>} [scripts]
 * @property {Record<string, string>} [dependencies]
 *
 * @typedef {object} WorkspacePackage
 * @property {string} path relative to the root, such as `packages/core`
 * @property {string} directory absolute
 * @property {Manifest} manifest
 */

/**
 * The packages below the given folders of the workspace, by path.
 *
 * @param {string[]} [folders]
 * @returns {WorkspacePackage[]}
 */
export function workspacePackages(folders = ['packages', 'apps', 'tests']) {
  return folders
    .filter((folder) => existsSync(join(workspaceRoot, folder)))
    .flatMap((folder) => readdirSync(join(workspaceRoot, folder)).map((name) => `${folder}/${name}`))
    .filter((path) => existsSync(join(workspaceRoot, path, 'package.json')))
    .sort()
    .map((path) => {
      const directory = join(workspaceRoot, path);
      return { path, directory, manifest: JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8')) };
    });
}

/**
 * A package and all that it depends on inside the workspace, dependencies first.
 *
 * @param {string} name
 * @returns {WorkspacePackage[]}
 */
export function dependencyClosure(name) {
  const byName = new Map(workspacePackages().map((entry) => [entry.manifest.name, entry]));
  /** @type {Set<WorkspacePackage>} */
  const closure = new Set();
  const visit = (/** @type {string} */ dependency) => {
    const entry = byName.get(dependency);
    if (entry === undefined || closure.has(entry)) return;
    for (const next of Object.keys(entry.manifest.dependencies ?? {})) visit(next);
    closure.add(entry);
  };
  visit(name);
  return [...closure];
}
