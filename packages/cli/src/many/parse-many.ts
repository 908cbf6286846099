import { availableParallelism } from 'node:os';
import { parseCount } from '../arguments/parse-count.js';
import { UsageError } from '../errors/usage-error.js';
import type { ResultFileMode } from './result-file.js';

/** The values of {@link manyArguments}, as the command line gives them. */
export interface ManyValues {
  readonly resume?: boolean | undefined;
  readonly overwrite?: boolean | undefined;
  readonly batch?: string | undefined;
  readonly concurrency?: string | undefined;
}

/** How a run over many images works and where it starts. */
export interface ManyOptions {
  readonly mode: ResultFileMode;
  readonly batchSize: number;
  readonly concurrency: number;
}

const defaultBatchSize = 8;

/** @throws {UsageError} if the values cannot be used, or not together. */
export function parseMany({ resume, overwrite, batch, concurrency }: ManyValues): ManyOptions {
  if (resume && overwrite) {
    throw new UsageError({
      message: 'The options --resume and --overwrite exclude each other.',
      remedy: '--resume goes on behind what the file has; --overwrite starts it anew.',
    });
  }
  return {
    mode: resume ? 'resume' : overwrite ? 'overwrite' : 'create',
    batchSize: batch === undefined ? defaultBatchSize : parseCount('--batch', batch),
    concurrency: concurrency === undefined ? availableParallelism() : parseCount('--concurrency', concurrency),
  };
}

/** @throws {UsageError} if an option is given that only a run with a file of results has. */
export function refuseMany(values: ManyValues, fileOption: string): void {
  const { resume, overwrite, batch, concurrency } = values;
  for (const [name, value] of Object.entries({ resume, overwrite, batch, concurrency })) {
    if (value === undefined || value === false) continue;
    throw new UsageError({
      message: `The option --${name} is for runs that write a file.`,
      remedy: `Add ${fileOption}, for example: ${fileOption} results.jsonl`,
    });
  }
}
