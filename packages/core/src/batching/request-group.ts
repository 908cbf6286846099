import type { BatchRequest } from './batch-request.js';

/** Requests that can run together: their images have one shape, and they want the same outputs. */
export class RequestGroup<Result> {
  readonly key: string;
  readonly outputHiddenStates: boolean | undefined;
  readonly requests: Set<BatchRequest<Result>> = new Set();
  /** Whether it waits for no further requests: it is full, or its time is over. */
  due = false;
  readonly #timer: ReturnType<typeof setTimeout>;

  /** @param onDue called when `maxWaitMs` is over. */
  constructor(key: string, outputHiddenStates: boolean | undefined, maxWaitMs: number, onDue: () => void) {
    this.key = key;
    this.outputHiddenStates = outputHiddenStates;
    this.#timer = setTimeout(() => {
      this.due = true;
      onDue();
    }, maxWaitMs);
  }

  /** How many images it has. */
  get rows(): number {
    return [...this.requests].reduce((rows, request) => rows + request.rows, 0);
  }

  /** Stops the clock. */
  close(): void {
    clearTimeout(this.#timer);
  }
}
