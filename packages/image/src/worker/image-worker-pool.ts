import { describeImageInput } from '../input/describe-image-input.js';
import type { RawImage } from '../raw-image.js';
import type { ImageTransform, PixelValues } from '../transforms/transform-image.js';
import { BusyWorker } from './busy-worker.js';
import type { ImageWork } from './image-work.js';
import type { StartImageWorker } from './image-worker-handle.js';
import { sendable } from './sendable.js';

/** Workers without work end after so long: nobody has to dispose of a processor. */
const idleMilliseconds = 5000;

/** Workers for images: started when there is work, ended when there is none. They give undefined where none of them can do it. */
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

  /** Resizes, crops and normalises one image. */
  async transform(image: RawImage, transform: ImageTransform): Promise<PixelValues | undefined> {
    // The worker answers a transform with pixel values.
    return (await this.#do({ kind: 'transform', image, transform })) as PixelValues | undefined;
  }

  /** Decodes what can be sent. */
  async decode(input: unknown, name: string, transfer?: readonly ImageBitmap[]): Promise<RawImage | undefined> {
    // The worker answers a decode with an image.
    return (await this.#do({ kind: 'decode', input, name }, transfer)) as RawImage | undefined;
  }

  /** Decodes what can be sent in some form or other. */
  async decodeAny(input: unknown): Promise<RawImage | undefined> {
    const sent = await sendable(input);
    const bitmaps = sent !== input && sent instanceof ImageBitmap ? [sent] : [];
    return this.decode(sent, describeImageInput(input), bitmaps);
  }

  async #do(work: ImageWork, transfer: readonly ImageBitmap[] = []): Promise<unknown> {
    const worker = this.#isEnabled ? await this.#take() : undefined;
    if (worker === undefined) return undefined;
    try {
      const outcome = await worker.do(work, transfer);
      if (outcome === 'lost') return undefined;
      if ('error' in outcome) throw outcome.error;
      return outcome.result;
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
