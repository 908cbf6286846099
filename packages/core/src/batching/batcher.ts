import { DisposedError, makeAsyncDisposable } from '@automodel/contracts';
import type { ModelInputs } from '../model/model-inputs.js';
import type { Outputs, OutputTable } from '../model/output-table.js';
import type { ForwardOptions, PreTrainedModel } from '../model/pre-trained-model.js';
import { prepareFeeds } from '../model/prepare-feeds.js';
import { checkOptions } from '../options/check-options.js';
import type { BatchRequest } from './batch-request.js';
import { type BatcherOptions, readBatcherOptions } from './batcher-options.js';
import { joinRows } from './join-rows.js';
import { RequestGroup } from './request-group.js';
import { splitOutputs } from './split-outputs.js';

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
  // In order of opening; only the last of a key may have room.
  readonly #groups = new Set<RequestGroup<Outputs<Table>>>();
  #run: Promise<void> | undefined;
  #disposed = false;

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
  async forward({ pixelValues }: ModelInputs, options: ForwardOptions = {}): Promise<Outputs<Table>> {
    checkOptions(options, ['outputHiddenStates', 'signal']);
    const { outputHiddenStates, signal } = options;
    signal?.throwIfAborted();
    if (this.#disposed) throw this.#disposedError();
    prepareFeeds(this.#model.graph, { pixelValues });
    const [rows = 1, ...imageDims] = pixelValues.dims;
    let leave = (): void => undefined;
    const result = new Promise<Outputs<Table>>((resolve, reject) => {
      const request = { pixelValues, rows, resolve, reject };
      const group = this.#join(request, `${outputHiddenStates} ${imageDims.join('x')}`, outputHiddenStates);
      leave = (): void => this.#leave(request, group, signal?.reason);
    });
    signal?.addEventListener('abort', leave);
    this.#advance();
    try {
      return await result;
    } finally {
      signal?.removeEventListener('abort', leave);
    }
  }

  /** Rejects who waits and lets the running batch end; idempotent. The model stays. */
  async dispose(): Promise<void> {
    this.#disposed = true;
    for (const group of this.#groups) {
      group.close();
      for (const { reject } of group.requests) reject(this.#disposedError());
    }
    this.#groups.clear();
    await this.#run;
  }

  #join(
    request: BatchRequest<Outputs<Table>>,
    key: string,
    outputHiddenStates: boolean | undefined,
  ): RequestGroup<Outputs<Table>> {
    const { maxBatch, maxWaitMs } = this.#options;
    const open = [...this.#groups].findLast((group) => group.key === key);
    const fits = open !== undefined && open.rows + request.rows <= maxBatch;
    // Images keep their order within a shape, so the open group is never filled up later.
    if (open !== undefined && !fits) open.due = true;
    const group = fits
      ? open
      : new RequestGroup<Outputs<Table>>(key, outputHiddenStates, maxWaitMs, () => this.#advance());
    this.#groups.add(group);
    group.requests.add(request);
    if (group.rows >= maxBatch) group.due = true;
    return group;
  }

  #leave(request: BatchRequest<Outputs<Table>>, group: RequestGroup<Outputs<Table>>, reason: unknown): void {
    request.reject(reason);
    if (!this.#groups.has(group)) return;
    group.requests.delete(request);
    if (group.requests.size > 0) return;
    group.close();
    this.#groups.delete(group);
  }

  #advance(): void {
    if (this.#run !== undefined) return;
    const group = [...this.#groups].find(({ due }) => due);
    if (group === undefined) return;
    group.close();
    this.#groups.delete(group);
    this.#run = this.#runGroup(group).finally(() => {
      this.#run = undefined;
      this.#advance();
    });
  }

  async #runGroup({ requests, outputHiddenStates }: RequestGroup<Outputs<Table>>): Promise<void> {
    const batch = [...requests];
    try {
      const pixelValues = await joinRows(batch.map((request) => request.pixelValues));
      // What is joined here is used nowhere else.
      const transferInputs = batch.length > 1;
      const outputs = await this.#model.forward({ pixelValues }, { outputHiddenStates, transferInputs });
      const results = await splitOutputs<Table>(
        outputs,
        batch.map(({ rows }) => rows),
      );
      for (const [index, result] of results.entries()) batch[index]?.resolve(result);
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  }

  #disposedError(): DisposedError {
    return new DisposedError({ subject: `The batcher of ${this.#model.className}` });
  }
}
