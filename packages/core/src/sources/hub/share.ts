import { unlessAborted } from '../unless-aborted.js';

/** Work in progress that several wait for. */
interface SharedWork<Result> {
  readonly result: Promise<Result>;
  readonly stop: AbortController;
  waiting: number;
}

/**
 * Does a piece of work once for all who ask. An abort ends the waiting of its own caller; the work itself is stopped when nobody waits any
 * more. Only success is remembered.
 */
export function share<Result>(
  work: (signal: AbortSignal) => Promise<Result>,
): (signal?: AbortSignal) => Promise<Result> {
  let current: SharedWork<Result> | undefined;
  return async (signal) => {
    signal?.throwIfAborted();
    if (current === undefined) {
      const stop = new AbortController();
      current = { result: work(stop.signal), stop, waiting: 0 };
    }
    const shared = current;
    const forget = (): void => {
      if (current === shared) current = undefined;
    };
    shared.result.catch(forget);
    shared.waiting += 1;
    try {
      return await unlessAborted(shared.result, signal);
    } catch (error) {
      if (shared.waiting === 1) {
        forget();
        shared.stop.abort(error);
      }
      throw error;
    } finally {
      shared.waiting -= 1;
    }
  };
}
