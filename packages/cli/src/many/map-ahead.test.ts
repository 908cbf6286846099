import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../testing/seeded-random.js';
import { inBatches } from './in-batches.js';
import { mapAhead } from './map-ahead.js';

async function* numbers(count: number, onEnd: () => void = () => undefined): AsyncGenerator<number> {
  try {
    for (let index = 0; index < count; index++) yield index;
  } finally {
    onEnd();
  }
}

describe('mapAhead', () => {
  it('keeps the order and its bounds, however long each mapping takes', async () => {
    const random = seededRandom(1);
    let running = 0;
    let started = 0;
    let mostRunning = 0;
    let mostAhead = 0;
    const outputs: number[] = [];
    const mapped = mapAhead(
      numbers(500),
      async (value) => {
        started++;
        running++;
        mostRunning = Math.max(mostRunning, running);
        for (let turns = random() * 5; turns > 0; turns--) await nextTurn();
        running--;
        return value * 2;
      },
      { concurrency: 3, ahead: 7 },
    );
    for await (const output of mapped) {
      outputs.push(output);
      mostAhead = Math.max(mostAhead, started - outputs.length);
      if (outputs.length % 10 === 0) await nextTurn();
    }
    expect(outputs).toEqual(Array.from({ length: 500 }, (_, index) => index * 2));
    expect(mostRunning).toBe(3);
    expect(mostAhead).toBeLessThanOrEqual(7);
  });

  it('works on while the consumer is busy', async () => {
    const started: number[] = [];
    const mapped = mapAhead(numbers(10), async (value) => started.push(value), { concurrency: 2, ahead: 4 });
    await mapped.next();
    await nextTurn();
    expect(started).toEqual([0, 1, 2, 3, 4]);
    await mapped.return(undefined);
  });

  it('gives what is done while inputs are slow to come, and a failure of theirs in its turn', async () => {
    async function* inputs(): AsyncGenerator<number> {
      yield 1;
      yield 2;
      await received;
      throw new RangeError('no more');
    }
    let receive: () => void = () => undefined;
    const received = new Promise<void>((resolve) => {
      receive = resolve;
    });
    const mapped = mapAhead(inputs(), async (value) => value, { concurrency: 2, ahead: 10 });
    expect((await mapped.next()).value).toBe(1);
    expect((await mapped.next()).value).toBe(2);
    receive();
    await expect(mapped.next()).rejects.toThrow('no more');
  });

  it('ends with its consumer, also while an input is awaited', async () => {
    async function* inputs(): AsyncGenerator<number> {
      yield 1;
      await new Promise(() => undefined);
    }
    const mapped = mapAhead(inputs(), async (value) => value, { concurrency: 1, ahead: 3 });
    for await (const output of mapped) if (output === 1) break;
  });

  it('closes its inputs when the consumer stops', async () => {
    let ended = false;
    const inputs = numbers(100, () => {
      ended = true;
    });
    for await (const output of mapAhead(inputs, async (value) => value, { concurrency: 2, ahead: 2 }))
      if (output === 3) break;
    expect(ended).toBe(true);
  });
});

describe('inBatches', () => {
  it('groups, the rest last', async () => {
    const batches: number[][] = [];
    for await (const batch of inBatches(numbers(7), 3)) batches.push(batch);
    expect(batches).toEqual([[0, 1, 2], [3, 4, 5], [6]]);
  });
});
