import type { RawImage } from '../raw-image.js';
import { type ImageTransform, type PixelValues, transformImage } from '../transforms/transform-image.js';
import type { ImageWorkerPlatform } from './image-worker-handle.js';
import type { ImageWorkerPool } from './image-worker-pool.js';

/** Images of fewer pixels are transformed by the caller's thread: in a millisecond, in which a worker would have got and sent its messages. */
const fewPixels = 100_000;

/** The workers of an image processor: started when there is work, ended when there is none. What they cannot do is done by the caller's thread. */
export class ImageWorkers {
  readonly #platform: ImageWorkerPlatform;
  readonly #address: string | URL | undefined;
  /** Whether they decode whatever can be sent to them, rather than what a platform's decoder asks them to. */
  readonly decodesAll: boolean;
  readonly #isEnabled: boolean;
  #pool: Promise<ImageWorkerPool> | undefined;

  /** @param worker whether to use workers, or the address of their file. */
  constructor(platform: ImageWorkerPlatform, worker: boolean | string | URL = platform.usesWorkers) {
    this.#platform = platform;
    this.#isEnabled = worker !== false;
    this.decodesAll = this.#isEnabled && !platform.usesWorkers;
    this.#address = typeof worker === 'boolean' ? undefined : worker;
  }

  /** Resizes, crops and normalises one image. */
  async transform(image: RawImage, transform: ImageTransform): Promise<PixelValues> {
    const pool = image.width * image.height < fewPixels ? undefined : await this.pool();
    return (await pool?.transform(image, transform)) ?? transformImage(image, transform);
  }

  /** Undefined if there are to be none: pages without workers load none of their code. */
  async pool(): Promise<ImageWorkerPool | undefined> {
    if (this.#isEnabled) this.#pool ??= this.#createPool();
    return this.#pool;
  }

  async #createPool(): Promise<ImageWorkerPool> {
    const loaded = await import('./image-worker-pool.js');
    return new loaded.ImageWorkerPool(this.#platform.limit, await this.#platform.load(), this.#address);
  }
}
