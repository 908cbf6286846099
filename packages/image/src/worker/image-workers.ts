import type { RawImage } from '../raw-image.js';
import { type ImageTransform, type PixelValues, transformImage } from '../transforms/transform-image.js';
import { BusyWorker, type WorkOutcome } from './busy-worker.js';
import type { ImageWork } from './image-work.js';
import type { ImageWorkerPlatform } from './image-worker-handle.js';

/** Images of fewer pixels are transformed by the caller's thread: in a millisecond, in which a worker would have got and sent its messages. */
const fewPixels = 100_000;

/** Workers without work end after so long: nobody has to dispose of a processor. */
const idleMilliseconds = 5000;

/** The workers of an image processor: started when there is work, ended when there is none. What they cannot do is done by the caller's thread. */
export class ImageWorkers {
  readonly #platform: ImageWorkerPlatform;
  readonly #address: string | URL | undefined;
  readonly #idle: BusyWorker[] = [];
  readonly #waiting: ((worker: BusyWorker) => void)[] = [];
  /** Whether they decode whatever can be sent to them, rather than what a platform's decoder asks them to. */
  readonly decodesAll: boolean;
  #count = 0;
  #isEnabled: boolean;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param worker whether to use workers, or the address of their file. */
  constructor(platform: ImageWorkerPlatform, worker: boolean | string | URL = platform.usesWorkers) {
    this.#platform = platform;
    this.#isEnabled = worker !== false;
    this.decodesAll = this.#isEnabled && !platform.usesWorkers;
    this.#address = typeof worker === 'boolean' ? undefined : worker;
  }

  /** Resizes, crops and normalises one image. */
  async transform(image: RawImage, transform: ImageTransform): Promise<PixelValues> {
    const outcome =
      image.width * image.height < fewPixels ? 'lost' : await this.#do({ kind: 'transform', image, transform });
    if (outcome === 'lost') return transformImage(image, transform);
    if ('error' in outcome) throw outcome.error;
    // The worker answers a transform with pixel values.
    return outcome.result as PixelValues;
  }

  /** Decodes what can be sent; undefined if the caller's thread must do it. */
  async decode(input: unknown, name: string, transfer: readonly ImageBitmap[] = []): Promise<RawImage | undefined> {
    const outcome = await this.#do({ kind: 'decode', input, name }, transfer);
    if (outcome === 'lost') return undefined;
    if ('error' in outcome) throw outcome.error;
    // The worker answers a decode with an image.
    return outcome.result as RawImage;
  }

  async #do(work: ImageWork, transfer: readonly ImageBitmap[] = []): Promise<WorkOutcome> {
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
