import { afterEach, describe, expect, it, vi } from 'vitest';
import type { BatchLimits, BatchWork } from './batch-work.js';
import { processInBatches } from './process-in-batches.js';

type Prepared = { readonly value: number; readonly key: string };

/** Squares numbers; records what it is asked to do. */
class Squares implements BatchWork<number, Prepared, number> {
  readonly events: string[] = [];
  readonly batches: number[][] = [];
  keyOf: (value: number) => string = () => '';
  prepareMs: (value: number) => number = () => 0;
  runMs = 0;
  failsToPrepare: (value: number) => boolean = () => false;
  failsToRun: (batch: readonly number[]) => boolean = () => false;

  async prepare(value: number): Promise<Prepared> {
    await wait(this.prepareMs(value));
    this.events.push(`prepared ${value}`);
    if (this.failsToPrepare(value)) throw new Error(`cannot prepare ${value}`);
    return { value, key: this.keyOf(value) };
  }

  batchKey({ key }: Prepared): string {
    return key;
  }

  async run(batch: readonly Prepared[]): Promise<number[]> {
    const values = batch.map(({ value }) => value);
    this.batches.push(values);
    this.events.push(`running ${values.join()}`);
    await wait(this.runMs);
    this.events.push(`ran ${values.join()}`);
    if (this.failsToRun(values)) throw new Error(`cannot run ${values.join()}`);
    return values.map((value) => value * value);
  }
}

/** Numbers from 0; counts how many were read, and whether it was closed. */
class Counter implements AsyncIterableIterator<number> {
  read = 0;
  closed = 0;
  readonly #end: number;
  readonly #delay: (value: number) => Promise<void>;

  constructor(end: number, delay: (value: number) => Promise<void> = async () => undefined) {
    this.#end = end;
    this.#delay = delay;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async next(): Promise<IteratorResult<number, undefined>> {
    await this.#delay(this.read);
    return this.read < this.#end ? { done: false, value: this.read++ } : { done: true, value: undefined };
  }

  async return(): Promise<IteratorResult<number, undefined>> {
    this.closed++;
    return { done: true, value: undefined };
  }
}

async function wait(milliseconds: number): Promise<void> {
  if (milliseconds > 0) await new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Lets everything go on that waits for no timer. */
async function settle(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}

function limits(batchSize: number, rest: Partial<BatchLimits> = {}): BatchLimits {
  return { batchSize, maxWaitMs: undefined, signals: [], ...rest };
}

async function collect(items: AsyncIterable<{ outcome: unknown }>): Promise<unknown[]> {
  const outcomes: unknown[] = [];
  for await (const { outcome } of items) outcomes.push(outcome);
  return outcomes;
}

const squares = (count: number): { result: number }[] =>
  Array.from({ length: count }, (_, value) => ({ result: value * value }));

describe('processInBatches', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  it.each([1, 2, 3, 4, 7, 100])('runs full batches, by %i', async (batchSize) => {
    const work = new Squares();
    expect(await collect(processInBatches(new Counter(23), work, limits(batchSize)))).toEqual(squares(23));
    expect(work.batches).toHaveLength(Math.ceil(23 / batchSize));
  });

  it.each([1, 2, 3, 4, 7, 100])('keeps the order whatever takes how long, by %i', async (batchSize) => {
    const work = new Squares();
    work.prepareMs = (value) => (value * 7) % 5;
    expect(await collect(processInBatches(new Counter(23), work, limits(batchSize)))).toEqual(squares(23));
  });

  it.each([1, 2, 3, 5])('never waits for ever for batches of many keys, by %i', async (batchSize) => {
    for (const keys of [2, 3, 9, 50]) {
      const work = new Squares();
      work.keyOf = (value) => String((value * 7919) % keys);
      expect(await collect(processInBatches(new Counter(50), work, limits(batchSize)))).toEqual(squares(50));
      for (const batch of work.batches) {
        expect(new Set(batch.map(work.keyOf)).size).toBe(1);
        expect(batch.length).toBeLessThanOrEqual(batchSize);
      }
    }
  });

  it('takes empty and synchronous iterables', async () => {
    expect(await collect(processInBatches([], new Squares(), limits(3)))).toEqual([]);
    expect(await collect(processInBatches(new Set([0, 1, 2]), new Squares(), limits(2)))).toEqual(squares(3));
  });

  it.each([1, 3, 8])('reads at most two batches ahead of what is taken, by %i', async (batchSize) => {
    const inputs = new Counter(100);
    const items = processInBatches(inputs, new Squares(), limits(batchSize));
    await settle();
    expect(inputs.read).toBe(0);
    for (let taken = 1; taken <= 60; taken++) {
      await items.next();
      await settle();
      expect(inputs.read).toBeLessThanOrEqual(taken + 2 * batchSize);
      expect(inputs.read).toBeGreaterThanOrEqual(Math.min(taken + batchSize, 100));
    }
    await items.return();
    expect(inputs.closed).toBe(1);
  });

  it('prepares the next batch while one runs, and at most four inputs at a time', async () => {
    vi.useFakeTimers();
    const work = new Squares();
    work.prepareMs = () => 10;
    work.runMs = 1000;
    const all = collect(processInBatches(new Counter(12), work, limits(6)));
    await vi.advanceTimersByTimeAsync(10);
    expect(work.events).toHaveLength(4);
    await vi.advanceTimersByTimeAsync(900);
    expect(work.events).toContain('running 0,1,2,3,4,5');
    expect(work.events).not.toContain('ran 0,1,2,3,4,5');
    expect(work.events).toContain('prepared 11');
    await vi.advanceTimersByTimeAsync(5000);
    expect(await all).toEqual(squares(12));
  });

  it('runs a batch that is not full after maxWaitMs', async () => {
    vi.useFakeTimers();
    const work = new Squares();
    const inputs = new Counter(3, (value) => wait(value === 2 ? 1000 : 0));
    const items = processInBatches(inputs, work, limits(8, { maxWaitMs: 50 }));
    const first = items.next();
    await vi.advanceTimersByTimeAsync(49);
    expect(work.batches).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(work.batches).toEqual([[0, 1]]);
    await expect(first).resolves.toMatchObject({ value: { index: 0, outcome: { result: 0 } } });
    const rest = collect(items);
    await vi.advanceTimersByTimeAsync(1000);
    expect(await rest).toEqual([{ result: 1 }, { result: 4 }]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('keeps an input that cannot be prepared in its place', async () => {
    const work = new Squares();
    work.failsToPrepare = (value) => value % 3 === 1;
    const outcomes = await collect(processInBatches(new Counter(6), work, limits(2)));
    expect(outcomes).toEqual([
      { result: 0 },
      { failure: new Error('cannot prepare 1') },
      { result: 4 },
      { result: 9 },
      { failure: new Error('cannot prepare 4') },
      { result: 25 },
    ]);
    expect(work.batches).toEqual([
      [0, 2],
      [3, 5],
    ]);
  });

  it('runs a batch that fails again one by one', async () => {
    const work = new Squares();
    work.failsToRun = (batch) => batch.includes(2);
    expect(await collect(processInBatches(new Counter(5), work, limits(4)))).toEqual([
      { result: 0 },
      { result: 1 },
      { failure: new Error('cannot run 2') },
      { result: 9 },
      { result: 16 },
    ]);
  });

  it('gives what came before an error of the iterable, then the error', async () => {
    const inputs = new Counter(10, async (value) => {
      if (value === 3) throw new Error('disk gone');
    });
    const items = processInBatches(inputs, new Squares(), limits(2));
    const indices: number[] = [];
    await expect(
      (async () => {
        for await (const { index } of items) indices.push(index);
      })(),
    ).rejects.toThrow('disk gone');
    expect(indices).toEqual([0, 1, 2]);
  });

  it('closes the iterable on break, and reads no more', async () => {
    const inputs = new Counter(100);
    const work = new Squares();
    for await (const { index } of processInBatches(inputs, work, limits(2))) if (index === 2) break;
    expect(inputs.closed).toBe(1);
    const { read } = inputs;
    await settle();
    expect(inputs.read).toBe(read);
  });

  it('stops at once on a signal, though preparation, run and iterable are stuck', async () => {
    const forever = new Promise<never>(() => undefined);
    const stuck: [string, (work: Squares) => Counter][] = [
      ['iterable', () => new Counter(100, (value) => (value === 1 ? forever : Promise.resolve()))],
      [
        'preparation',
        (work) => {
          work.prepare = () => forever;
          return new Counter(100);
        },
      ],
      [
        'run',
        (work) => {
          work.run = () => forever;
          return new Counter(100);
        },
      ],
    ];
    for (const [, start] of stuck) {
      const work = new Squares();
      const inputs = start(work);
      const controller = new AbortController();
      const items = processInBatches(inputs, work, limits(4, { signals: [controller.signal] }));
      const rejected = expect(collect(items)).rejects.toThrow('enough');
      await settle();
      controller.abort(new Error('enough'));
      await rejected;
      expect(inputs.closed).toBe(1);
    }
  });

  it('stops its work on a signal between two results', async () => {
    const controller = new AbortController();
    const inputs = new Counter(100);
    const seen: AbortSignal[] = [];
    const work = new Squares();
    const prepare = work.prepare.bind(work);
    work.prepare = (value: number, signal?: AbortSignal) => {
      if (signal !== undefined) seen.push(signal);
      return prepare(value);
    };
    const items = processInBatches(inputs, work, limits(2, { signals: [controller.signal] }));
    await items.next();
    controller.abort(new Error('enough'));
    expect(inputs.closed).toBe(1);
    expect(seen[0]?.aborted).toBe(true);
    await expect(items.next()).rejects.toThrow('enough');
    await expect(items.next()).resolves.toEqual({ done: true, value: undefined });
  });

  it('starts nothing if the signal has been aborted before', async () => {
    const inputs = new Counter(100);
    const items = processInBatches(inputs, new Squares(), limits(2, { signals: [AbortSignal.abort(new Error('no'))] }));
    await expect(items.next()).rejects.toThrow('no');
    expect(inputs.read).toBe(0);
  });

  it('leaves no listener on the signal', async () => {
    const { signal } = new AbortController();
    const added = vi.spyOn(signal, 'addEventListener');
    const removed = vi.spyOn(signal, 'removeEventListener');
    await collect(processInBatches(new Counter(5), new Squares(), limits(2, { signals: [signal] })));
    expect(removed.mock.calls.map(([, listener]) => listener)).toEqual(
      added.mock.calls.map(([, listener]) => listener),
    );
  });
});
