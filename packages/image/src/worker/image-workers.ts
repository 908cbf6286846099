import type { RawImage } from '../raw-image.js';
import { type ImageTransform, type PixelValues, transformImage } from '../transforms/transform-image.js';
import type { WorkOutcome } from './busy-worker.js';
import type { ImageWork } from './image-work.js';
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
    if (!this.#isEnabled) return 'lost';
    this.#pool ??= this.#createPool();
    return (await this.#pool).do(work, transfer);
  }

  /** Pages that use no workers load none of their code. */
  async #createPool(): Promise<ImageWorkerPool> {
    const loaded = await import('./image-worker-pool.js');
    return new loaded.ImageWorkerPool(this.#platform.limit, await this.#platform.load(), this.#address);
  }
}
