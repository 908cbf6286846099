import { DisposedError } from '@automodel/contracts';
import type { ModelInputs } from '../model/model-inputs.js';
import type { Outputs, OutputTable } from '../model/output-table.js';
import type { ForwardOptions } from '../model/pre-trained-model.js';
import { prepareFeeds } from '../model/prepare-feeds.js';
import { checkOptions } from '../options/check-options.js';
import type { BatchRequest } from './batch-request.js';
import type { BatchableModel } from './batcher.js';
import type { BatcherOptions } from './batcher-options.js';
import { joinRows } from './join-rows.js';
import { RequestGroup } from './request-group.js';
import { splitOutputs } from './split-outputs.js';

/** Groups the calls of a {@link Batcher} and runs the groups: the part of it that is loaded with the first call. */
export class BatchQueue<Table extends OutputTable> {
  readonly #model: BatchableModel<Table>;
  readonly #options: Required<BatcherOptions>;
  // In order of opening; only the last of a key may have room.
  readonly #groups = new Set<RequestGroup<Outputs<Table>>>();
  #run: Promise<void> | undefined;
  #disposed = false;

  constructor(model: BatchableModel<Table>, options: Required<BatcherOptions>) {
    this.#options = options;
    this.#model = model;
  }

  /** As the batcher's `forward`. */
  async forward({ pixelValues }: ModelInputs, options: ForwardOptions = {}): Promise<Outputs<Table>> {
    checkOptions(options, ['outputHiddenStates', 'signal']);
    const { outputHiddenStates, signal } = options;
    await prepareFeeds(this.#model.graph, { pixelValues });
    signal?.throwIfAborted();
    if (this.#disposed) throw this.#disposedError();
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

  /** As the batcher's `dispose`. */
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
