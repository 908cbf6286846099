import { DisposedError, InvalidOptionError, InvalidTensorError } from '@automodel/contracts';
import { GraphBuilder, type Model } from '@automodel/onnx';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ModelInputs } from '../model/model-inputs.js';
import type { Outputs } from '../model/output-table.js';
import type { ForwardOptions } from '../model/pre-trained-model.js';
import type { ImageClassifierOutputs } from '../model/standard-outputs.js';
import { Tensor } from '../tensor.js';
import { type BatchableModel, Batcher } from './batcher.js';
import type { BatcherOptions } from './batcher-options.js';

/** Two "logits" per image: the sum of its pixels, and the sum doubled. Each run takes `runMs`. */
class SummingModel implements BatchableModel<ImageClassifierOutputs> {
  readonly className = 'SummingModel';
  readonly graph: Model;
  readonly batches: (readonly number[])[] = [];
  readonly options: ForwardOptions[] = [];
  runMs = 0;
  failure: Error | undefined;

  constructor() {
    const graph = new GraphBuilder('SummingModel');
    graph.output('logits', graph.input('pixel_values', 'float32', ['batch', 1, 'height', 'width']));
    this.graph = graph.build();
  }

  async forward({ pixelValues }: ModelInputs, options: ForwardOptions = {}): Promise<Outputs<ImageClassifierOutputs>> {
    this.batches.push(pixelValues.dims);
    this.options.push(options);
    if (this.runMs > 0) await new Promise((resolve) => setTimeout(resolve, this.runMs));
    if (this.failure !== undefined) throw this.failure;
    const [rows = 0] = pixelValues.dims;
    const values = Array.from(pixelValues.data, Number);
    const length = values.length / rows;
    const sums = Array.from({ length: rows }, (_, row) =>
      values.slice(row * length, (row + 1) * length).reduce((left, right) => left + right, 0),
    );
    const logits = new Tensor('float32', new Float32Array(sums.flatMap((sum) => [sum, 2 * sum])), [rows, 2]);
    return options.outputHiddenStates === true ? { logits, hiddenStates: [logits, pixelValues] } : { logits };
  }
}

function image(value: number, size = 2): Tensor {
  return new Tensor('float32', new Float32Array(size * size).fill(value), [1, 1, size, size]);
}

describe('Batcher', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  function start(options: BatcherOptions): {
    model: SummingModel;
    batcher: Batcher<ImageClassifierOutputs>;
    ask: (value: number, size?: number) => Promise<number[]>;
  } {
    const model = new SummingModel();
    const batcher = new Batcher<ImageClassifierOutputs>(model, options);
    const ask = async (value: number, size?: number): Promise<number[]> => {
      const { logits } = await batcher.forward({ pixelValues: image(value, size) });
      expect(logits.dims).toEqual([1, 2]);
      return Array.from(logits.data, Number);
    };
    return { model, batcher, ask };
  }

  it('runs a full batch at once and gives each caller its own rows', async () => {
    const { model, ask } = start({ maxBatch: 3, maxWaitMs: 1000 });
    const answers = Promise.all([ask(1), ask(2), ask(3)]);
    await expect(answers).resolves.toEqual([
      [4, 8],
      [8, 16],
      [12, 24],
    ]);
    expect(model.batches).toEqual([[3, 1, 2, 2]]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('waits for maxWaitMs and no longer, counted from the first caller', async () => {
    const { model, ask } = start({ maxBatch: 10, maxWaitMs: 20 });
    const first = ask(1);
    await vi.advanceTimersByTimeAsync(15);
    const second = ask(2);
    await vi.advanceTimersByTimeAsync(4);
    expect(model.batches).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(model.batches).toEqual([[2, 1, 2, 2]]);
    await expect(first).resolves.toEqual([4, 8]);
    await expect(second).resolves.toEqual([8, 16]);
  });

  it('fills the next batch while the model is busy', async () => {
    const { model, ask } = start({ maxBatch: 4, maxWaitMs: 1 });
    model.runMs = 100;
    const answers = [ask(1)];
    await vi.advanceTimersByTimeAsync(1);
    for (const value of [2, 3, 4]) {
      answers.push(ask(value));
      await vi.advanceTimersByTimeAsync(10);
    }
    expect(model.batches).toEqual([[1, 1, 2, 2]]);
    await vi.advanceTimersByTimeAsync(200);
    expect(model.batches).toEqual([
      [1, 1, 2, 2],
      [3, 1, 2, 2],
    ]);
    await expect(Promise.all(answers)).resolves.toHaveLength(4);
  });

  it('never runs more than maxBatch images together', async () => {
    const { model, ask } = start({ maxBatch: 2, maxWaitMs: 1 });
    const answers = Promise.all([1, 2, 3, 4, 5].map((value) => ask(value)));
    await vi.advanceTimersByTimeAsync(1);
    await expect(answers).resolves.toHaveLength(5);
    expect(model.batches.map(([rows]) => rows)).toEqual([2, 2, 1]);
  });

  it('runs images of another shape, or with other outputs, in a batch of their own', async () => {
    const { model, batcher, ask } = start({ maxBatch: 8, maxWaitMs: 5 });
    const sums = Promise.all([ask(1), ask(1, 3), ask(2), ask(2, 3)]);
    const detailed = batcher.forward({ pixelValues: image(1) }, { outputHiddenStates: true });
    const alsoDetailed = batcher.forward({ pixelValues: image(7) }, { outputHiddenStates: true });
    await vi.advanceTimersByTimeAsync(5);
    expect(await sums).toEqual([
      [4, 8],
      [9, 18],
      [8, 16],
      [18, 36],
    ]);
    expect(model.batches).toEqual([
      [2, 1, 2, 2],
      [2, 1, 3, 3],
      [2, 1, 2, 2],
    ]);
    expect((await detailed).hiddenStates?.map(({ dims }) => dims)).toEqual([
      [1, 2],
      [1, 1, 2, 2],
    ]);
    expect(Array.from((await alsoDetailed).hiddenStates?.[1]?.data ?? [], Number)).toEqual([7, 7, 7, 7]);
  });

  it('rejects the caller of a wrong shape alone, and at once', async () => {
    const { ask, batcher } = start({ maxBatch: 2, maxWaitMs: 50 });
    const first = ask(1);
    const wrong = new Tensor('float32', new Float32Array(12), [1, 3, 2, 2]);
    await expect(batcher.forward({ pixelValues: wrong })).rejects.toSatisfy(
      InvalidTensorError.is.bind(InvalidTensorError),
    );
    const second = ask(2);
    await expect(Promise.all([first, second])).resolves.toHaveLength(2);
  });

  it('lets one caller leave by its signal, waiting or running', async () => {
    const { model, ask, batcher } = start({ maxBatch: 3, maxWaitMs: 10 });
    model.runMs = 100;
    const controller = new AbortController();
    const { signal } = controller;
    const leaving = batcher.forward({ pixelValues: image(5) }, { signal });
    const leavingRejected = expect(leaving).rejects.toThrow('gone');
    const staying = ask(1);
    controller.abort(new Error('gone'));
    await leavingRejected;
    await vi.advanceTimersByTimeAsync(10);
    expect(model.batches).toEqual([[1, 1, 2, 2]]);

    const midway = new AbortController();
    const running = batcher.forward({ pixelValues: image(5) }, { signal: midway.signal });
    const alsoStaying = ask(2);
    const runningRejected = expect(running).rejects.toThrow('midway');
    await vi.advanceTimersByTimeAsync(150);
    expect(model.batches).toHaveLength(2);
    midway.abort(new Error('midway'));
    await runningRejected;
    await vi.advanceTimersByTimeAsync(100);
    expect(await staying).toEqual([4, 8]);
    expect(await alsoStaying).toEqual([8, 16]);
    await expect(batcher.forward({ pixelValues: image(5) }, { signal })).rejects.toThrow('gone');
    expect(vi.getTimerCount()).toBe(0);
  });

  it('stops the clock of a batch that everyone has left', async () => {
    const { model, batcher } = start({ maxBatch: 3, maxWaitMs: 10 });
    const controller = new AbortController();
    const only = batcher.forward({ pixelValues: image(5) }, { signal: controller.signal });
    await vi.advanceTimersByTimeAsync(1);
    controller.abort();
    await expect(only).rejects.toThrow('aborted');
    expect(vi.getTimerCount()).toBe(0);
    expect(model.batches).toEqual([]);
  });

  it('passes a failed run on to the callers of that batch; the next one works', async () => {
    const { model, ask } = start({ maxBatch: 2, maxWaitMs: 10 });
    model.failure = new Error('device lost');
    await expect(Promise.allSettled([ask(1), ask(2)])).resolves.toMatchObject([
      { status: 'rejected', reason: { message: 'device lost' } },
      { status: 'rejected', reason: { message: 'device lost' } },
    ]);
    model.failure = undefined;
    await expect(Promise.all([ask(1), ask(2)])).resolves.toHaveLength(2);
  });

  it('rejects who waits when it is disposed, and lets the running batch end', async () => {
    const { model, batcher, ask } = start({ maxBatch: 1, maxWaitMs: 10 });
    model.runMs = 50;
    const running = ask(1);
    await vi.advanceTimersByTimeAsync(1);
    const waiting = expect(ask(2)).rejects.toSatisfy(DisposedError.is.bind(DisposedError));
    const disposal = batcher.dispose();
    await waiting;
    await vi.advanceTimersByTimeAsync(50);
    await disposal;
    expect(await running).toEqual([4, 8]);
    await expect(ask(3)).rejects.toThrow('The batcher of SummingModel was used after dispose().');
    await batcher.dispose();
    expect(vi.getTimerCount()).toBe(0);
  });

  it.each([{ maxBatch: 0 }, { maxBatch: 1.5 }, { maxWaitMs: -1 }, { maxWaitMs: Number.POSITIVE_INFINITY }])(
    'refuses %o',
    (options) => {
      expect(() => new Batcher(new SummingModel(), options)).toSatisfy((make: () => unknown) => {
        try {
          make();
          return false;
        } catch (error) {
          return InvalidOptionError.is(error) && error.option === Object.keys(options)[0];
        }
      });
    },
  );

  it('names the right option for an unknown one', () => {
    // @ts-expect-error there is no such option
    expect(() => new Batcher(new SummingModel(), { maxBatchSize: 3 })).toThrow('"maxBatch"');
  });
});
