import type { AlgorithmChoices } from '../tuning/algorithm-choices.js';
import { PipelineCache } from './pipeline-cache.js';

/** A device in use, with what belongs to it alone. */
export class OpenDevice {
  readonly device: GPUDevice;
  readonly pipelines: PipelineCache;
  /** By which algorithms products are computed. */
  readonly choices: AlgorithmChoices;
  /** What the browser tells of the adapter. */
  readonly info: GPUAdapterInfo | undefined;
  #lost: string | undefined;

  constructor(device: GPUDevice, info: GPUAdapterInfo | undefined, choices: AlgorithmChoices) {
    this.device = device;
    this.info = info;
    this.pipelines = new PipelineCache(device);
    this.choices = choices;
    void device.lost.then(({ reason, message }) => {
      this.#lost = reason === 'destroyed' ? 'it was destroyed' : message;
    });
  }

  /** Why the device is of no use any more; undefined while it is. */
  get lost(): string | undefined {
    return this.#lost;
  }
}
