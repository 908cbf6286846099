import { BackendError } from '@automodel/contracts';

const filters = ['validation', 'out-of-memory', 'internal'] as const;

/** WebGPU tells errors later than it makes them: this brings each to what was being done. */
export class ErrorWatch {
  readonly #device: GPUDevice;
  readonly #operation: BackendError['operation'];
  readonly #results: Promise<BackendError | undefined>[] = [];

  constructor(device: GPUDevice, operation: BackendError['operation']) {
    this.#device = device;
    this.#operation = operation;
  }

  /** Does some work with the GPU; `check` throws what goes wrong in it. */
  run<Result>(subject: string, work: () => Result): Result {
    for (const filter of filters) this.#device.pushErrorScope(filter);
    try {
      return work();
    } finally {
      for (const filter of filters.toReversed()) this.#results.push(this.#pop(filter, subject));
    }
  }

  /**
   * Waits until the GPU has said of all work whether it was right.
   * @throws {BackendError} for the first that was not.
   */
  async check(): Promise<void> {
    const errors = await Promise.all(this.#results.splice(0));
    const error = errors.find((result) => result !== undefined);
    if (error !== undefined) throw error;
  }

  async #pop(filter: GPUErrorFilter, subject: string): Promise<BackendError | undefined> {
    // A lost device has no scopes; that it was lost is told elsewhere.
    const error = await this.#device.popErrorScope().catch(() => null);
    if (error === null) return undefined;
    const isMemory = filter === 'out-of-memory';
    return new BackendError({
      backend: 'webgpu',
      operation: this.#operation,
      reason: `${isMemory ? 'the GPU has no memory left for' : 'WebGPU refused'} ${subject}: ${error.message}`,
      remedy: isMemory
        ? 'Use smaller batches or images, or dispose of other models first.'
        : 'Report it as a bug of @automodel/backend-webgpu.',
      cause: error,
    });
  }
}
