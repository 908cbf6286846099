import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { contentHash } from './content-hash.mjs';
import { ensurePnpm } from './ensure-pnpm.mjs';
import { reportProgress } from './report-progress.mjs';
import { runStep } from './run-step.mjs';
import { dependencyClosure, workspacePackages } from './workspace-packages.mjs';
import { workspaceRoot } from './workspace-root.mjs';

/**
 * What is installed: `full` is everything; `cli` only what `npm start` runs and builds with. pnpm installs the root's
 * dependencies whatever the filter (https://github.com/pnpm/pnpm/issues/7208), so the root keeps in `dependencies`
 * what `npm start` needs and in `devDependencies` the rest, which `--prod` leaves out.
 *
 * @typedef {'cli' | 'full'} Scope
 */

/** Lies inside `node_modules`, so that it goes when they go. */
const stampFile = join(workspaceRoot, 'node_modules/.automodel-install.json');

/**
 * Installs the packages of the lockfile unless the last installation was of the same lockfile and manifests. A full
 * installation is never cut down to the cli's.
 *
 * @param {Scope} scope
 * @returns {Promise<void>}
 */
export async function ensureInstalled(scope) {
  const hash = manifestsHash();
  const stamp = readJson(stampFile);
  const stamped = stamp?.hash === hash && (stamp.scope === 'full' || stamp.scope === scope);
  if ((stamped || matchesLockfile()) && modulesPresent(scope)) return;

  const wanted = installedScope() === 'full' ? 'full' : scope;
  const pnpm = await ensurePnpm();
  const selection = wanted === 'cli' ? ['--prod', '--filter', '@automodel/cli...'] : ['--prod=false'];
  await reportProgress(`Installing ${wanted === 'cli' ? 'what the command line needs' : 'all dependencies'}`, () =>
    runStep({
      title: 'Installing dependencies',
      command: process.execPath,
      arguments: [pnpm, 'install', '--frozen-lockfile', ...selection],
      remedy:
        'see that npm reaches its registry (npm ping); if the lockfile is out of date, run ' +
        '`node .tools/node_modules/pnpm/bin/pnpm.cjs install` and commit pnpm-lock.yaml.',
    }),
  );
  writeFileSync(stampFile, JSON.stringify({ scope: wanted, hash }));
}

function manifestsHash() {
  const manifests = workspacePackages().map(({ path }) => `${path}/package.json`);
  return contentHash(workspaceRoot, ['pnpm-lock.yaml', 'pnpm-workspace.yaml', 'package.json', ...manifests]);
}

/** Somebody ran a plain `pnpm install`: pnpm keeps a copy of the lockfile that it installed in full. */
function matchesLockfile() {
  const installed = join(workspaceRoot, 'node_modules/.pnpm/lock.yaml');
  const lockfile = readFileSync(join(workspaceRoot, 'pnpm-lock.yaml'));
  return installedScope() === 'full' && existsSync(installed) && readFileSync(installed).equals(lockfile);
}

/** @param {Scope} scope */
function modulesPresent(scope) {
  const packages = scope === 'cli' ? dependencyClosure('@automodel/cli') : workspacePackages();
  return packages
    .filter(({ manifest }) => Object.keys(manifest.dependencies ?? {}).length > 0)
    .every(({ directory }) => existsSync(join(directory, 'node_modules')));
}

/** @returns {Scope | undefined} */
function installedScope() {
  const modules = readJson(join(workspaceRoot, 'node_modules/.modules.yaml'));
  if (modules === undefined) return undefined;
  return modules.included?.devDependencies === true ? 'full' : 'cli';
}

/** @param {string} path */
function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}
