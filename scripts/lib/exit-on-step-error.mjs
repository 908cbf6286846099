import { StepError } from './step-error.mjs';

/**
 * Runs a script's main function; a step that failed ends the process with its explanation and exit code 1.
 *
 * @param {() => Promise<void>} main
 * @returns {Promise<void>}
 */
export async function exitOnStepError(main) {
  try {
    await main();
  } catch (error) {
    if (!(error instanceof StepError)) throw error;
    process.stderr.write(`\n${error.message}\n`);
    process.exit(1);
  }
}
