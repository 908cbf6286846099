import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { childEnvironment } from './child-environment.mjs';
import { readVitestReport } from './read-vitest-report.mjs';
import { tool } from './tool.mjs';
import { workspaceRoot } from './workspace-root.mjs';

/** @import { TestCounts } from './read-vitest-report.mjs' */

/**
 * @typedef {object} TestStep
 * @property {string} title
 * @property {string[]} arguments of Node
 * @property {Record<string, string>} [environment]
 * @property {boolean} [vitest] the arguments are vitest's, and its tests are counted
 *
 * @typedef {object} StepResult
 * @property {string} title
 * @property {boolean} succeeded
 * @property {number} seconds
 * @property {'source' | 'dist'} target what packages imported of one another
 * @property {TestCounts} [counts]
 */

/**
 * Runs one step of the tests with its output in sight.
 *
 * @param {TestStep} step
 * @returns {Promise<StepResult>}
 */
export async function runTestStep(step) {
  console.log(`\n── ${step.title}`);
  const started = performance.now();
  const report = join(workspaceRoot, '.tools/reports', `${step.title.replaceAll(/[^a-z]+/gi, '-')}.json`);
  rmSync(report, { force: true });
  const parameters = step.vitest
    ? [tool('vitest'), 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...step.arguments]
    : step.arguments;
  const succeeded = await runInSight(parameters, step.environment);
  const seconds = (performance.now() - started) / 1000;
  const target = step.environment?.AUTOMODEL_TEST_TARGET === 'dist' ? 'dist' : 'source';
  return {
    title: step.title,
    succeeded,
    seconds,
    target,
    ...(step.vitest ? { counts: readVitestReport(report) } : {}),
  };
}

/**
 * @param {string[]} parameters
 * @param {Record<string, string>} [environment]
 * @returns {Promise<boolean>}
 */
function runInSight(parameters, environment) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, parameters, {
      cwd: workspaceRoot,
      env: childEnvironment(environment),
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    child.on('error', reject);
    child.on('close', (code) => resolve(code === 0));
  });
}
