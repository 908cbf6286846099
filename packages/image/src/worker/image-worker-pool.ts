import { BusyWorker, type WorkOutcome } from './busy-worker.js';
import type { ImageWork } from './image-work.js';
import type { StartImageWorker } from './image-worker-handle.js';

/** Workers without work end after so long: nobody has to dispose of a processor. */
const idleMilliseconds = 5000;

/** Workers for images: started when there is work, ended when there is none. */
export class ImageWorkerPool {
  readonly #limit: number;
  readonly #start: StartImageWorker;
  readonly #address: string | URL | undefined;
  readonly #idle: BusyWorker[] = [];
  readonly #waiting: ((worker: BusyWorker) => void)[] = [];
  #count = 0;
  #isEnabled = true;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /**
   * @param limit how many work at a time.
   * @param address of the workers' file; the one of this package if undefined.
   */
  constructor(limit: number, start: StartImageWorker, address: string | URL | undefined) {
    this.#limit = limit;
    this.#start = start;
    this.#address = address;
  }

  /** `lost` where no worker can do it. */
  async do(work: ImageWork, transfer: readonly ImageBitmap[]): Promise<WorkOutcome> {
    const worker = this.#isEnabled ? await this.#take() : undefined;
    if (worker === undefined) return 'lost';
    try {
      return await worker.do(work, transfer);
    } finally {
      this.#give(worker);
    }
  }

  async #take(): Promise<BusyWorker | undefined> {
    clearTimeout(this.#timer);
    const idle = this.#idle.pop();
    if (idle !== undefined) return idle;
    if (this.#count >= this.#limit) return new Promise((resolve) => this.#waiting.push(resolve));
    try {
      const worker = new BusyWorker(this.#start(this.#address));
      this.#count++;
      return worker;
    } catch {
      // Neither now nor later.
      this.#isEnabled = false;
      return undefined;
    }
  }

  #give(worker: BusyWorker): void {
    const next = this.#waiting.shift();
    // A lost one says so to whoever waits, and is then given back again.
    if (next !== undefined) {
      next(worker);
      return;
    }
    if (worker.isLost) this.#count--;
    else this.#idle.push(worker);
    this.#timer = setTimeout(() => this.#endIdle(), idleMilliseconds);
    if (typeof this.#timer === 'object') this.#timer.unref();
  }

  #endIdle(): void {
    for (const worker of this.#idle.splice(0)) {
      worker.end();
      this.#count--;
    }
  }
}
