import type { OutputStream } from '../command-environment.js';
import { type ExitCode, exitCodes } from '../exit-codes.js';
import type { ResultFile } from './result-file.js';
import type { FinishedRun } from './run-many.js';

/** Says on stderr how a run ended, and gives the exit code that says so too. */
export function reportRun(
  { done, failed, interrupted, summary }: FinishedRun,
  { name, resumable }: Pick<ResultFile<unknown>, 'name' | 'resumable'>,
  stderr: OutputStream,
): ExitCode {
  stderr.write(`${summary}; results in ${name}\n`);
  if (interrupted) {
    const advice = resumable ? ' Run the same command with --resume (in place of --overwrite) to go on.' : '';
    stderr.write(`Stopped before the end.${advice}\n`);
    return exitCodes.interrupted;
  }
  if (failed === 0) return exitCodes.success;
  return failed < done ? exitCodes.someImagesFailed : exitCodes.allImagesFailed;
}
