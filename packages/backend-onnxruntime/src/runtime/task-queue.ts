/** Runs tasks one after the other; one that fails does not hold up the next. */
export class TaskQueue {
  #last: Promise<void> = Promise.resolve();

  /**
   * Runs a task when all earlier ones have ended, and settles as it does.
   * @param signal If it aborts while the task waits, the task is rejected at once with its reason and never starts.
   */
  run<Result>(task: () => Promise<Result>, signal?: AbortSignal): Promise<Result> {
    return new Promise((resolve, reject) => {
      const abort = (): void => reject(signal?.reason);
      if (signal?.aborted) return abort();
      signal?.addEventListener('abort', abort, { once: true });
      this.#last = this.#last.then(async () => {
        if (signal?.aborted) return;
        signal?.removeEventListener('abort', abort);
        try {
          resolve(await task());
        } catch (error) {
          reject(error);
        }
      });
    });
  }
}
