import { InvalidOptionError } from '@automodel/contracts';
import { checkNumberOption } from '../options/check-number-option.js';

/** When a {@link Batcher} runs the model. */
export interface BatcherOptions {
  /** Images after which a batch is full and run. @default 8 */
  readonly maxBatch?: number;
  /** Milliseconds that the first image of a batch waits for others, unless the model is busy all the while. @default 5 */
  readonly maxWaitMs?: number;
}

/** The longest time that `setTimeout` can wait. */
const longestWait = 2 ** 31 - 1;

/** @throws {InvalidOptionError} for an unknown option or a value out of range. */
export function readBatcherOptions(options: BatcherOptions): Required<BatcherOptions> {
  const { maxBatch = 8, maxWaitMs = 5, ...others } = options;
  const [unknown] = Object.entries(others);
  if (unknown !== undefined) {
    throw new InvalidOptionError({
      option: unknown[0],
      value: unknown[1],
      problem: 'there is no such option',
      remedy: 'Batchers have "maxBatch" and "maxWaitMs".',
    });
  }
  checkNumberOption('maxBatch', maxBatch, { minimum: 1, integer: true });
  checkNumberOption('maxWaitMs', maxWaitMs, { minimum: 0, maximum: longestWait });
  return { maxBatch, maxWaitMs };
}
