import { DisposedError, type SessionHandler } from '@automodel/contracts';
import type { InnerSession } from './onnxruntime-common.js';
import { runtimeFailure } from './runtime-failure.js';
import type { TaskQueue } from './task-queue.js';

const subject = 'The session';

/**
 * A session whose runs wait for one another: onnxruntime-web refuses or mixes up concurrent runs ("Session already started",
 * https://github.com/huggingface/transformers.js/issues/909), onnxruntime-node runs on the calling thread anyway.
 * dispose() lets the run in progress end and rejects those that wait.
 * @param backend the backend's key, for errors.
 */
export function createSessionHandler(session: InnerSession, queue: TaskQueue, backend: string): SessionHandler {
  const { inputNames, outputNames } = session;
  const runs = new Set<AbortController>();
  let disposal: Promise<void> | undefined;

  async function guard<Result>(
    operation: 'run' | 'dispose',
    remedy: string,
    call: () => Promise<Result>,
  ): Promise<Result> {
    try {
      return await call();
    } catch (error) {
      throw runtimeFailure(error, { backend, operation, remedy });
    }
  }

  return {
    inputNames,
    outputNames,
    async run(feeds, fetches, { signal } = {}) {
      signal?.throwIfAborted();
      if (disposal !== undefined) throw new DisposedError({ subject });
      const remedy = `Check names, types and shapes: the inputs are ${inputNames.join(', ')}; the outputs are ${outputNames.join(', ')}.`;
      const waiting = new AbortController();
      const abort = (): void => waiting.abort(signal?.reason);
      runs.add(waiting);
      signal?.addEventListener('abort', abort, { once: true });
      try {
        return await queue.run(() => guard('run', remedy, () => session.run(feeds, fetches)), waiting.signal);
      } finally {
        signal?.removeEventListener('abort', abort);
        runs.delete(waiting);
      }
    },
    dispose() {
      for (const waiting of runs) waiting.abort(new DisposedError({ subject }));
      disposal ??= queue.run(() =>
        guard('dispose', 'The session cannot be used any more; its memory may stay taken.', () => session.release()),
      );
      return disposal;
    },
  };
}
