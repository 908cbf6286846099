import type { CommandEnvironment } from '../command-environment.js';
import { createLocalPreparer } from './create-local-preparer.js';
import { createThreadedPreparer } from './create-threaded-preparer.js';
import type { Preparer } from './preparer.js';

export interface PreparerOptions {
  /** The directory of the checkpoint. */
  readonly model: string;
  readonly concurrency: number;
  readonly signal: AbortSignal;
}

/** Threads where the program has them and more than one image is wanted at a time; else this thread. */
export async function createPreparer(
  { plugins, preparationProgram }: CommandEnvironment,
  { model, concurrency, signal }: PreparerOptions,
): Promise<Preparer> {
  // Also where threads follow: what is wrong with the processor is told here, once, and not by every image.
  const local = await createLocalPreparer(model, plugins, signal);
  if (preparationProgram === undefined || concurrency === 1) return local;
  return createThreadedPreparer(model, preparationProgram, concurrency, signal);
}
