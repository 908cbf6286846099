import { Worker } from 'node:worker_threads';
import { Tensor } from '@automodel/core';
import { failureOf } from './failure-of.js';
import type { Outcome } from './outcome.js';
import type { Preparer } from './preparer.js';
import type { PreparationAnswer, PreparationRequest } from './serve-preparation.js';

/**
 * Prepares images on threads of their own, one image at a time on each: resizing is arithmetic in JavaScript, which would else wait for
 * the model and the model for it, since onnxruntime-node runs on the calling thread.
 * @param program the module of the threads.
 */
export function createThreadedPreparer(model: string, program: URL, threads: number, signal: AbortSignal): Preparer {
  const workers = Array.from({ length: threads }, () => new PreparationThread(program, model, signal));
  const idle = [...workers];
  const waiting: ((worker: PreparationThread) => void)[] = [];
  return {
    async prepare(path) {
      const worker = idle.pop() ?? (await new Promise<PreparationThread>((resolve) => waiting.push(resolve)));
      try {
        return await worker.prepare(path);
      } finally {
        const next = waiting.shift();
        if (next === undefined) idle.push(worker);
        else next(worker);
      }
    },
    async dispose() {
      await Promise.all(workers.map((worker) => worker.stop()));
    },
  };
}

/** A thread with the one image that it is at. */
class PreparationThread {
  readonly #worker: Worker;
  #failure: unknown;
  #settle: ((answer: PreparationAnswer | undefined) => void) | undefined;

  constructor(program: URL, model: string, signal: AbortSignal) {
    this.#worker = new Worker(program, { workerData: model });
    this.#worker.on('message', (answer: PreparationAnswer) => this.#settle?.(answer));
    this.#worker.on('error', (error) => this.#fail(error));
    this.#worker.on('exit', () => this.#fail(new Error('The thread that prepares images has ended.')));
    signal.addEventListener('abort', () => this.#fail(signal.reason), { once: true });
  }

  /** Nothing comes back any more. */
  #fail(reason: unknown): void {
    this.#failure ??= reason;
    this.#settle?.(undefined);
  }

  async prepare(path: string): Promise<Outcome<Tensor>> {
    if (this.#failure !== undefined) return failureOf(path, this.#failure);
    const answer = await new Promise<PreparationAnswer | undefined>((resolve) => {
      this.#settle = resolve;
      const request: PreparationRequest = { path };
      this.#worker.postMessage(request);
    });
    if (answer === undefined) return failureOf(path, this.#failure);
    return 'data' in answer ? { path, value: new Tensor('float32', answer.data, answer.dims) } : answer;
  }

  async stop(): Promise<void> {
    await this.#worker.terminate();
  }
}
