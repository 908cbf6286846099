import type { CommandEnvironment } from '../command-environment.js';
import type { ExitCode } from '../exit-codes.js';
import { findImageInputs } from '../inputs/image-inputs.js';
import { createProgress, type Progress } from '../output/progress.js';
import type { ManyOptions } from './parse-many.js';
import { reportRun } from './report-run.js';
import type { ResultFile } from './result-file.js';
import { type FinishedRun, type ImageEngine, runMany } from './run-many.js';

export interface RunImagesOptions extends Omit<ManyOptions, 'mode'> {
  /** What the command line names: files, addresses, directories, patterns, `-`. */
  readonly images: readonly string[];
  /** Show the errors of images in all their length. */
  readonly debug: boolean;
}

/** What a run gives to those who load its model. */
export interface RunSession {
  readonly progress: Progress;
  /** Aborted where the run is to end early. */
  readonly signal: AbortSignal;
}

/** Runs a command over many images, from its arguments to its exit code. */
export async function runImages<Value>(
  { images, debug, batchSize, concurrency }: RunImagesOptions,
  environment: CommandEnvironment,
  file: ResultFile<Value>,
  load: (session: RunSession) => Promise<ImageEngine<Value>>,
): Promise<ExitCode> {
  const { stderr } = environment;
  const progress = createProgress(stderr);
  const interruption = new AbortController();
  const stopListening = environment.onInterrupt(() => interruption.abort());
  const { signal } = interruption;
  let run: FinishedRun;
  try {
    run = await runMany({
      inputs: await findImageInputs(images, environment, signal),
      file,
      load: () => load({ progress, signal }),
      batchSize,
      concurrency,
      signal,
      stderr,
      progress,
      onFailure: (details) => {
        if (debug) stderr.write(`${details}\n`);
      },
    });
  } finally {
    stopListening();
    // Standard input that is still open would keep the process from ending.
    interruption.abort();
    progress.stop();
  }
  return reportRun(run, file, stderr);
}
