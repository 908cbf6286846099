// All static checks: `pnpm check`. With --built also what is true of built packages only (publint; --types: attw).

import { ensureInstalled } from './lib/ensure-installed.mjs';
import { exitOnStepError } from './lib/exit-on-step-error.mjs';
import { mapConcurrently } from './lib/map-concurrently.mjs';
import { runStep } from './lib/run-step.mjs';
import { StepError } from './lib/step-error.mjs';
import { tool } from './lib/tool.mjs';

// tsc looks for what isolatedDeclarations forbids only while it writes declarations.
const withDeclarations = ['--noEmit', 'false', '--emitDeclarationOnly', '--outDir', '.tools/declarations'];

await exitOnStepError(async () => {
  await ensureInstalled('full');
  const built = process.argv.includes('--built');
  const types = process.argv.includes('--types');
  /** @type {[title: string, program: string, ...parameters: string[]][]} */
  const sourceChecks = [
    ['types of packages and tests', tool('typescript', 'tsc'), '-p', 'tsconfig.json', ...withDeclarations],
    ['format and lint', tool('@biomejs/biome'), 'check', '--error-on-warnings', '--diagnostic-level=warn', '.'],
    ['types of scripts', tool('typescript', 'tsc'), '-p', 'scripts/tsconfig.json'],
    ['dependency directions', 'scripts/check-dependencies.mjs'],
    ['unused files, exports and dependencies', tool('knip'), '--no-progress'],
    ['structure', 'scripts/check-structure.mjs'],
  ];
  /** @type {typeof sourceChecks} */
  const packageChecks = [
    ['packed packages', 'scripts/check-packages.mjs', ...(types ? ['--types'] : [])],
    ['what packages export', 'scripts/check-api.mjs'],
  ];

  const failed = await mapConcurrently(built ? packageChecks : sourceChecks, 2, runCheck);
  if (failed.includes(true)) process.exitCode = 1;
});

/**
 * @param {[title: string, ...parameters: string[]]} check
 * @returns {Promise<boolean>} whether it failed
 */
async function runCheck([title, ...parameters]) {
  const started = performance.now();
  const seconds = () => `${((performance.now() - started) / 1000).toFixed(1)} s`;
  try {
    await runStep({ title, command: process.execPath, arguments: parameters });
    console.log(`✓ ${title} (${seconds()})`);
    return false;
  } catch (error) {
    if (!(error instanceof StepError)) throw error;
    console.log(`✗ ${title} (${seconds()})\n${error.log.trimEnd()}`);
    return true;
  }
}
