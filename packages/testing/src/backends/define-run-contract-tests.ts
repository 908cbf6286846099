import { AutomodelError, type SessionHandler, Tensor } from '@automodel/core';
import { expect } from 'vitest';
import type { BackendSuite } from './backend-suite.js';
import { contractRows } from './contract-rows.js';
import { floatElements } from './float-elements.js';
import type { SessionPath } from './session-path.js';

const isAutomodelError = (error: unknown): boolean => AutomodelError.is(error);

/** The tests of what the contract promises of runs. */
export function defineRunContractTests(
  suite: BackendSuite,
  path: SessionPath,
  open: () => Promise<SessionHandler>,
): void {
  const test = (name: string, run: (session: SessionHandler) => Promise<void>): void =>
    suite.test(`contract: ${name}`, path, async () => {
      const session = await open();
      try {
        await run(session);
      } finally {
        await session.dispose();
      }
    });
  const rejects = (name: string, feeds: Readonly<Record<string, Tensor>>, fetches: readonly string[]): void =>
    test(name, async (session) => {
      await expect(session.run(feeds, fetches)).rejects.toSatisfy(isAutomodelError);
      expect(await sums(session, 1)).toEqual([11, 21, -29]);
      const results = await Promise.allSettled([sums(session, 2), session.run(feeds, fetches), sums(session, 3)]);
      expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    });

  test('names of inputs and outputs', async ({ inputNames, outputNames }) => {
    expect([...inputNames]).toEqual(['x']);
    expect([...outputNames].toSorted()).toEqual(['positive', 'sum']);
  });
  test('only the outputs asked for', async (session) => {
    const one = await session.run({ x: contractRows(1) }, ['positive']);
    expect(Object.keys(one)).toEqual(['positive']);
    expect(floatElements(one.positive)).toEqual([11, 21, 0]);
    const both = await session.run({ x: contractRows(1) }, ['sum', 'positive']);
    expect(floatElements(both.sum)).toEqual([11, 21, -29]);
    expect(floatElements(both.positive)).toEqual([11, 21, 0]);
  });
  test('no output asked for', async (session) => {
    expect(await session.run({ x: contractRows(1) }, [])).toEqual({});
    expect(await sums(session, 1)).toEqual([11, 21, -29]);
  });
  rejects('an unknown output', { x: contractRows(1) }, ['sum', 'nothing']);
  rejects('a missing input', {}, ['sum']);
  rejects('an input of the wrong type', { x: new Tensor('int32', Int32Array.of(1, 2, 3), [1, 3]) }, ['sum']);
  rejects('an input of the wrong shape', { x: new Tensor('float32', new Float32Array(4), [1, 4]) }, ['sum']);
  rejects('an input of the wrong rank', { x: new Tensor('float32', new Float32Array(3), [3]) }, ['sum']);

  test('any number of rows', async (session) => {
    for (const count of [1, 4, 2, 7, 1]) {
      const results = await session.run({ x: contractRows(...new Array<number>(count).fill(1)) }, ['sum']);
      expect(results.sum?.dims).toEqual([count, 3]);
      expect(floatElements(results.sum)).toEqual(new Array(count).fill([11, 21, -29]).flat());
    }
  });
  test('no row', async (session) => {
    const { sum } = await session.run({ x: contractRows() }, ['sum']);
    expect(sum?.dims).toEqual([0, 3]);
    expect(floatElements(sum)).toEqual([]);
  });
  test('concurrent runs', async (session) => {
    const numbers = Array.from({ length: 20 }, (_, index) => index);
    const results = await Promise.all(
      numbers.map((number) =>
        session.run({ x: contractRows(...new Array<number>((number % 3) + 1).fill(number)) }, ['sum']),
      ),
    );
    expect(results.map(({ sum }) => floatElements(sum).slice(0, 3))).toEqual(
      numbers.map((number) => [number + 10, number + 20, number - 30]),
    );
  });
  test('results and inputs stay as they are', async (session) => {
    const x = contractRows(1);
    const first = await session.run({ x }, ['sum', 'positive']);
    const second = await session.run({ x: contractRows(5) }, ['sum', 'positive']);
    expect(floatElements(first.sum)).toEqual([11, 21, -29]);
    expect(floatElements(first.positive)).toEqual([11, 21, 0]);
    expect(floatElements(second.sum)).toEqual([15, 25, -25]);
    expect(floatElements(x)).toEqual([1, 1, 1]);
    if (first.sum instanceof Tensor && first.sum.data instanceof Float32Array) first.sum.data.fill(-1);
    expect(await sums(session, 1)).toEqual([11, 21, -29]);
    first.sum?.dispose();
    expect(floatElements(second.sum)).toEqual([15, 25, -25]);
  });
  test('a run is aborted', async (session) => {
    const reason = new Error('changed my mind');
    const aborted = session.run({ x: contractRows(1) }, ['sum'], { signal: AbortSignal.abort(reason) });
    await expect(aborted).rejects.toBe(reason);
    const controller = new AbortController();
    const running = session.run({ x: contractRows(2) }, ['sum']);
    const waiting = session.run({ x: contractRows(3) }, ['sum'], { signal: controller.signal });
    const outcome = waiting.then(
      ({ sum }) => floatElements(sum),
      (error: unknown) => error,
    );
    controller.abort(reason);
    // It may have ended before; if not, it is rejected with the reason itself.
    expect([reason, [13, 23, -27]]).toContainEqual(await outcome);
    expect(floatElements((await running).sum)).toEqual([12, 22, -28]);
    expect(await sums(session, 1)).toEqual([11, 21, -29]);
  });
}

async function sums(session: SessionHandler, first: number): Promise<readonly number[]> {
  return floatElements((await session.run({ x: contractRows(first) }, ['sum'])).sum);
}
