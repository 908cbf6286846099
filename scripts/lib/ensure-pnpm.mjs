import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { reportProgress } from './report-progress.mjs';
import { runStep } from './run-step.mjs';
import { workspaceRoot } from './workspace-root.mjs';

const tools = join(workspaceRoot, '.tools');
const pnpmDirectory = join(tools, 'node_modules/pnpm');

/**
 * Installs the pnpm that `packageManager` pins into `.tools/`, by way of npm, unless it is there.
 *
 * @returns {Promise<string>} the path of pnpm's script, to be run by Node.
 */
export async function ensurePnpm() {
  const version = pinnedVersion();
  if (installedVersion() !== version) {
    await reportProgress(`Installing pnpm ${version} into .tools`, () =>
      runStep({
        title: `Installing pnpm ${version}`,
        ...npm(['install', '--prefix', tools, '--no-save', '--no-audit', '--no-fund', `pnpm@${version}`]),
        remedy: 'see that npm reaches its registry (npm ping), then run the command again.',
      }),
    );
  }
  return join(pnpmDirectory, 'bin/pnpm.cjs');
}

function pinnedVersion() {
  const manifest = JSON.parse(readFileSync(join(workspaceRoot, 'package.json'), 'utf8'));
  return manifest.packageManager.replace(/^pnpm@/, '').replace(/\+.*$/, '');
}

function installedVersion() {
  const manifest = join(pnpmDirectory, 'package.json');
  return existsSync(manifest) ? JSON.parse(readFileSync(manifest, 'utf8')).version : undefined;
}

/**
 * The npm that runs this script, else the one on PATH.
 *
 * @param {string[]} parameters
 */
function npm(parameters) {
  const script = process.env.npm_execpath;
  return script !== undefined && basename(script) === 'npm-cli.js'
    ? { command: process.execPath, arguments: [script, ...parameters] }
    : { command: 'npm', arguments: parameters };
}
