import { runStep } from '../lib/run-step.mjs';
import { StepError } from '../lib/step-error.mjs';
import { tool } from '../lib/tool.mjs';

/**
 * Whether the declarations of a packed package resolve and match its code, for ES module consumers.
 *
 * @param {{ name: string, path: string }} tarball
 * @returns {Promise<string[]>}
 */
export async function checkWithAttw({ name, path }) {
  try {
    await runStep({
      title: `attw of ${name}`,
      command: process.execPath,
      arguments: [tool('@arethetypeswrong/cli', 'attw'), path, '--profile', 'esm-only', '--format', 'ascii'],
    });
    return [];
  } catch (error) {
    if (error instanceof StepError) return [error.message];
    throw error;
  }
}
