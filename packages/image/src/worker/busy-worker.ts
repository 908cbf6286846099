import { ImageDecodeError, restoreError, UnsupportedImageError } from '@automodel/core';
import type { ImageWork } from './image-work.js';
import type { ImageWorkerAnswer } from './image-worker-answer.js';
import type { ImageWorkerHandle } from './image-worker-handle.js';

/** What a piece of work came to; `lost` if the worker is gone. */
export type WorkOutcome = { readonly result: unknown } | { readonly error: unknown } | 'lost';

/** A worker that does one piece of work at a time. */
export class BusyWorker {
  readonly #handle: ImageWorkerHandle;
  #settle: ((outcome: WorkOutcome) => void) | undefined;
  #isLost = false;

  constructor(handle: ImageWorkerHandle) {
    this.#handle = handle;
    handle.onFailure(() => {
      this.end();
      this.#finish('lost');
    });
    handle.onMessage((message) => {
      // The messages are those of this package's other side.
      const answer = message as ImageWorkerAnswer;
      if (answer.kind === 'done') this.#finish({ result: answer.result });
      else this.#finish({ error: restoreError(answer.error, [ImageDecodeError, UnsupportedImageError]) });
    });
  }

  get isLost(): boolean {
    return this.#isLost;
  }

  do(work: ImageWork, transfer: readonly ImageBitmap[]): Promise<WorkOutcome> {
    return new Promise((resolve) => {
      if (this.#isLost) return resolve('lost');
      try {
        this.#handle.post(work, transfer);
      } catch {
        // What cannot be sent is the caller's to do.
        return resolve('lost');
      }
      this.#settle = resolve;
      this.#handle.keepAlive(true);
    });
  }

  end(): void {
    this.#isLost = true;
    this.#handle.terminate();
  }

  #finish(outcome: WorkOutcome): void {
    this.#handle.keepAlive(false);
    this.#settle?.(outcome);
    this.#settle = undefined;
  }
}
