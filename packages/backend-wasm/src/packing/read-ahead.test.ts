import type { PlannedRead } from '@automodel/compiler';
import { describe, expect, it } from 'vitest';
import { ReadAhead } from './read-ahead.js';

const slack = 64;
const region = { address: 4096, length: 4096, slack };

const readsOf = (...lengths: readonly number[]): readonly PlannedRead[] =>
  lengths.map((length, index) => ({ location: 'file', offset: index * 10_000, length, sources: [] }));

/** Goes through all reads in their order; gives for each how many were under way when it was packed. */
async function packAll(reads: readonly PlannedRead[]): Promise<readonly number[]> {
  const live = new Map<number, number>();
  const place = (read: PlannedRead, address: number): Promise<void> => {
    const end = address + read.length + slack;
    expect(address).toBeGreaterThanOrEqual(region.address);
    expect(end).toBeLessThanOrEqual(region.address + region.length);
    for (const [other, otherEnd] of live) expect(end <= other || address >= otherEnd).toBe(true);
    live.set(address, end);
    return Promise.resolve();
  };
  const ahead = new ReadAhead(reads, region, place);
  const counts: number[] = [];
  for (let begun = ahead.first; begun !== undefined; begun = ahead.first) {
    await begun.done;
    expect(begun.read).toBe(reads[counts.length]);
    counts.push(live.size);
    live.delete(begun.address);
    ahead.release();
  }
  expect(counts.length).toBe(reads.length);
  return counts;
}

describe('ReadAhead', () => {
  it('has as many reads under way as there is room for, and no two in one place', async () => {
    expect(await packAll(readsOf(960, 960, 960, 960, 960, 960))).toEqual([4, 4, 4, 3, 2, 1]);
    expect(await packAll(readsOf(4032, 64, 4032, 64))).toEqual([1, 1, 1, 1]);
    expect(await packAll(readsOf(1900, 1900, 100, 3000, 0, 1900, 1000, 500, 700, 3000))).toHaveLength(10);
    expect(await packAll([])).toEqual([]);
  });

  it('reports a failure in its turn, and ends when nothing is under way any more', async () => {
    const error = new Error('gone');
    let finish: () => void = () => undefined;
    const started: number[] = [];
    const ahead = new ReadAhead(readsOf(900, 900, 900, 900, 900), region, ({ offset }) => {
      started.push(offset);
      if (started.length === 1) return Promise.reject(error);
      return new Promise<void>((resolve) => {
        finish = resolve;
      });
    });
    await expect(ahead.first?.done).rejects.toBe(error);
    let isOver = false;
    const ending = ahead.end().then(() => {
      isOver = true;
    });
    await new Promise(setImmediate);
    expect([isOver, started.length]).toEqual([false, 4]);
    finish();
    ahead.release();
    expect(started.length).toBe(4);
    // Those that nobody finishes keep it open: their memory must not go to others.
    await new Promise(setImmediate);
    expect(isOver).toBe(false);
    void ending;
  });
});
