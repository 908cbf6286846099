import { BusyWorker, type WorkOutcome } from './busy-worker.js';
import type { ImageWork } from './image-work.js';
import type { ImageWorkerPlatform } from './image-worker-handle.js';

/** Workers without work end after so long: nobody has to dispose of a processor. */
const idleMilliseconds = 5000;

/** Workers for images: started when there is work, ended when there is none. */
export class ImageWorkerPool {
  readonly #platform: ImageWorkerPlatform;
  readonly #address: string | URL | undefined;
  readonly #idle: BusyWorker[] = [];
  readonly #waiting: ((worker: BusyWorker) => void)[] = [];
  #count = 0;
  #isEnabled = true;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param address of the workers' file; the one of this package if undefined. */
  constructor(platform: ImageWorkerPlatform, address: string | URL | undefined) {
    this.#platform = platform;
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
    if (this.#count >= this.#platform.limit) return new Promise((resolve) => this.#waiting.push(resolve));
    try {
      const worker = new BusyWorker(this.#platform.startWorker(this.#address));
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
