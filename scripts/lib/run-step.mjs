import { spawn } from 'node:child_process';
import { childEnvironment } from './child-environment.mjs';
import { StepError } from './step-error.mjs';
import { workspaceRoot } from './workspace-root.mjs';

/**
 * @typedef {object} Step
 * @property {string} title What is being done, for the progress line.
 * @property {string} command
 * @property {string[]} arguments
 * @property {string} [directory] Defaults to the workspace's root.
 * @property {Record<string, string>} [environment] Added to the inherited one.
 * @property {string} [remedy] What a person does when the step fails.
 */

/**
 * Runs a program quietly and returns what it printed on stdout and stderr together.
 *
 * @param {Step} step
 * @returns {Promise<string>}
 * @throws {StepError} with the end of that output where the program fails or is not there.
 */
export function runStep(step) {
  return new Promise((resolve, reject) => {
    const child = spawn(step.command, step.arguments, {
      cwd: step.directory ?? workspaceRoot,
      env: childEnvironment(step.environment),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    /** @type {Buffer[]} */
    const chunks = [];
    child.stdout.on('data', (chunk) => chunks.push(chunk));
    child.stderr.on('data', (chunk) => chunks.push(chunk));
    const fail = (/** @type {string} */ reason) =>
      reject(new StepError(step.title, { reason, remedy: step.remedy, log: Buffer.concat(chunks).toString() }));
    child.on('error', (error) => fail(`${step.command} did not start (${error.message})`));
    child.on('close', (code, signal) => {
      if (code === 0) resolve(Buffer.concat(chunks).toString());
      else fail(signal ? `ended by ${signal}` : `exit code ${code}`);
    });
  });
}
