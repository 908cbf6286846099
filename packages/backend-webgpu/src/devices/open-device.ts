import { DeviceLostError } from '@automodel/contracts';
import type { AlgorithmChoices } from '../tuning/algorithm-choices.js';
import type { KeptChoices } from '../tuning/kept-choices.js';
import { PipelineCache } from './pipeline-cache.js';

/** What failed because a device was lost may be told before the loss itself: how long to wait for that, in milliseconds. */
const grace = 100;

/** A device in use, with what belongs to it alone. */
export class OpenDevice {
  readonly device: GPUDevice;
  readonly pipelines: PipelineCache;
  /** By which algorithms products are computed. */
  readonly choices: AlgorithmChoices;
  /** Where choices that are measured are kept. */
  readonly kept: KeptChoices;
  /** What the browser tells of the adapter. */
  readonly info: GPUAdapterInfo | undefined;
  /** Settled, with the reason, when the device is of no use any more. */
  readonly whenLost: Promise<string>;
  #lost: string | undefined;

  constructor(device: GPUDevice, info: GPUAdapterInfo | undefined, choices: AlgorithmChoices, kept: KeptChoices) {
    this.device = device;
    this.info = info;
    this.pipelines = new PipelineCache(device);
    this.choices = choices;
    this.kept = kept;
    this.whenLost = device.lost.then(({ reason, message }) => (reason === 'destroyed' ? 'it was destroyed' : message));
    void this.whenLost.then((reason) => {
      this.#lost = reason;
    });
  }

  /** Why the device is of no use any more; undefined while it is. */
  get lost(): string | undefined {
    return this.#lost;
  }

  /** Whether the adapter is a program rather than a GPU. */
  get isSoftware(): boolean {
    return this.info?.isFallbackAdapter === true;
  }

  /** What to tell of an error: that the device was lost, if it was, else the error itself. */
  async explain(error: unknown): Promise<unknown> {
    const waiting = new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), grace));
    const reason = this.#lost ?? (await Promise.race([this.whenLost, waiting]));
    if (reason === undefined) return error;
    return new DeviceLostError({
      device: 'webgpu',
      reason,
      remedy: 'Run again: the session is made anew on a new device. If it happens each time, use smaller batches.',
      cause: error,
    });
  }
}
