import { checkNumberOption } from '../options/check-number-option.js';
import { checkOptions } from '../options/check-options.js';

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
  checkOptions(options, ['maxBatch', 'maxWaitMs']);
  const { maxBatch = 8, maxWaitMs = 5 } = options;
  checkNumberOption('maxBatch', maxBatch, { minimum: 1, integer: true });
  checkNumberOption('maxWaitMs', maxWaitMs, { minimum: 0, maximum: longestWait });
  return { maxBatch, maxWaitMs };
}
