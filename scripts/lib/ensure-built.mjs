import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { mapConcurrently } from './map-concurrently.mjs';
import { reportProgress } from './report-progress.mjs';
import { runStep } from './run-step.mjs';
import { sourceHash, sourceHashFile } from './source-hash.mjs';
import { workspaceRoot } from './workspace-root.mjs';

/** @import { WorkspacePackage } from './workspace-packages.mjs' */

/**
 * Builds the JavaScript (no declarations) of those packages whose `dist` was built from other sources. Packages import
 * one another at run time only, so the order does not matter.
 *
 * @param {WorkspacePackage[]} packages
 * @returns {Promise<void>}
 */
export async function ensureBuilt(packages) {
  const stale = packages.filter((entry) => !isCurrent(entry));
  if (stale.length === 0) return;
  const names = stale.map(({ manifest }) => manifest.name.replace(/^@[^/]+\//, ''));
  await reportProgress(`Building ${names.join(', ')}`, () => mapConcurrently(stale, 2, build));
}

/** @param {WorkspacePackage} entry */
function isCurrent({ directory }) {
  const stamp = join(directory, sourceHashFile);
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === sourceHash(directory);
}

/** @param {WorkspacePackage} entry */
function build({ directory, path, manifest }) {
  return runStep({
    title: `Building ${manifest.name}`,
    command: process.execPath,
    arguments: [join(workspaceRoot, 'node_modules/tsup/dist/cli-default.js')],
    directory,
    remedy: `the sources in ${path}/src do not compile; correct what the lines above name.`,
  });
}
