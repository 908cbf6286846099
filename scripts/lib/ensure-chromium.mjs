import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { reportProgress } from './report-progress.mjs';
import { runStep } from './run-step.mjs';
import { StepError } from './step-error.mjs';
import { tool } from './tool.mjs';
import { workspaceRoot } from './workspace-root.mjs';

/**
 * The browser for the browser pass: `path` is set where it is not playwright's own, `reason` where there is none.
 *
 * @typedef {{ path?: string, reason?: string }} Chromium
 */

/**
 * Finds a Chromium, or installs one where this user may: Debian's by apt, elsewhere playwright's.
 *
 * @returns {Promise<Chromium>}
 * @throws {StepError} where AUTOMODEL_CHROMIUM names a file that does not exist.
 */
export async function ensureChromium() {
  const named = process.env.AUTOMODEL_CHROMIUM;
  if (named && !existsSync(named)) {
    throw new StepError('Chromium', { reason: `AUTOMODEL_CHROMIUM is ${named}, which does not exist` });
  }
  const present = named || findOnPath();
  if (present) return { path: present };
  if (playwrightHasChromium()) return {};
  try {
    return isDebianRoot() ? await installFromDebian() : await installFromPlaywright();
  } catch (error) {
    if (!(error instanceof StepError)) throw error;
    return { reason: error.message };
  }
}

function findOnPath() {
  const folders = ['/usr/bin', ...(process.env.PATH ?? '').split(delimiter)];
  return folders.map((folder) => join(folder, 'chromium')).find((path) => existsSync(path));
}

function playwrightHasChromium() {
  // Not an import: playwright is installed only after this program has started.
  const { chromium } = createRequire(join(workspaceRoot, 'package.json'))('playwright');
  return existsSync(chromium.executablePath());
}

function isDebianRoot() {
  const release = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '';
  return /^ID="?debian"?$/m.test(release) && process.getuid?.() === 0;
}

/** @returns {Promise<Chromium>} */
async function installFromDebian() {
  const remedy = 'install Chromium and name it in AUTOMODEL_CHROMIUM.';
  const environment = { DEBIAN_FRONTEND: 'noninteractive' };
  await reportProgress('Installing Chromium with apt', async () => {
    for (const parameters of [['update'], ['install', '-y', '--no-install-recommends', 'chromium']]) {
      await runStep({ title: 'Installing Chromium', command: 'apt-get', arguments: parameters, environment, remedy });
    }
  });
  return { path: '/usr/bin/chromium' };
}

/** @returns {Promise<Chromium>} */
async function installFromPlaywright() {
  await reportProgress("Installing playwright's Chromium", () =>
    runStep({
      title: 'Installing Chromium',
      command: process.execPath,
      arguments: [tool('playwright'), 'install', 'chromium'],
      remedy: 'install Chromium and name it in AUTOMODEL_CHROMIUM.',
    }),
  );
  return {};
}
