import type { SettledItem } from './batch-item.js';
import { BatchScheduler } from './batch-scheduler.js';
import type { BatchLimits, BatchWork } from './batch-work.js';

/** The outcomes of inputs, in order. The generator's end, a `break` or a signal stops the work and closes the iterable. */
export async function* processInBatches<Input, Prepared, Result>(
  inputs: AsyncIterable<Input> | Iterable<Input>,
  work: BatchWork<Input, Prepared, Result>,
  limits: BatchLimits,
): AsyncGenerator<SettledItem<Input, Result>, void, undefined> {
  for (const signal of limits.signals) signal.throwIfAborted();
  const scheduler = new BatchScheduler(iteratorOf(inputs), work, limits);
  const listeners = limits.signals.map((signal) => {
    // A failing clean-up has nobody left to hear of it: the caller gets the signal's reason.
    const stop = (): void => void scheduler.stop(signal.reason).catch(() => undefined);
    signal.addEventListener('abort', stop, { once: true });
    return () => signal.removeEventListener('abort', stop);
  });
  try {
    for (;;) {
      const item = await scheduler.next();
      if (item === undefined) return;
      yield item;
    }
  } finally {
    for (const remove of listeners) remove();
    await scheduler.stop(new DOMException('No more results are taken.', 'AbortError'));
  }
}

function iteratorOf<Input>(inputs: AsyncIterable<Input> | Iterable<Input>): AsyncIterator<Input> | Iterator<Input> {
  return Symbol.asyncIterator in inputs ? inputs[Symbol.asyncIterator]() : inputs[Symbol.iterator]();
}
