import { makeAsyncDisposable } from '@automodel/contracts';
import type { ModelInputs } from '../model/model-inputs.js';
import type { Outputs, OutputTable } from '../model/output-table.js';
import type { ForwardOptions, PreTrainedModel } from '../model/pre-trained-model.js';
import { loadRareMethods } from '../model/rare-methods/load-rare-methods.js';
import type { BatchQueue } from './batch-queue.js';
import { type BatcherOptions, readBatcherOptions } from './batcher-options.js';

/** What a batcher needs of a model. */
export type BatchableModel<Table extends OutputTable> = Pick<PreTrainedModel<Table>, 'className' | 'forward' | 'graph'>;

/**
 * Collects the `forward` calls of concurrent callers, such as the requests of a server, into batches. Made by `model.batcher`.
 *
 * Images of one shape run together, at most `maxBatch` at a time, one batch after the other. A batch runs when it is full or its
 * first image has waited for `maxWaitMs`; while the model is busy it goes on filling, which costs nobody time.
 */
export class Batcher<Table extends OutputTable = OutputTable> {
  static {
    makeAsyncDisposable(this.prototype);
  }

  declare readonly [Symbol.asyncDispose]: () => Promise<void>;
  readonly #model: BatchableModel<Table>;
  readonly #options: Required<BatcherOptions>;
  #queue: BatchQueue<Table> | undefined;

  /** Use `model.batcher` instead. */
  constructor(model: BatchableModel<Table>, options: BatcherOptions = {}) {
    this.#options = readBatcherOptions(options);
    this.#model = model;
  }

  /**
   * As the model's `forward`, and with the same result; usually of one image `[1, channels, height, width]`.
   * An input that is not valid, or a signal, concerns this caller alone.
   * @throws {InvalidTensorError} if the input has the wrong type or shape.
   * @throws {DisposedError} after `dispose`, of the batcher or the model.
   */
  async forward(inputs: ModelInputs, options: ForwardOptions = {}): Promise<Outputs<Table>> {
    return (await this.#loadQueue()).forward(inputs, options);
  }

  /** Rejects who waits and lets the running batch end; idempotent. The model stays. */
  async dispose(): Promise<void> {
    await (await this.#loadQueue()).dispose();
  }

  async #loadQueue(): Promise<BatchQueue<Table>> {
    const loaded = await loadRareMethods();
    this.#queue ??= new loaded.BatchQueue(this.#model, this.#options);
    return this.#queue;
  }
}
