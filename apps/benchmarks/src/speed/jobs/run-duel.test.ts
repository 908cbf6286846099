import { describe, expect, it } from 'vitest';
import type { LoadedNetwork } from '../contestant.js';
import { runDuel } from './run-duel.js';

function network(...logits: readonly number[]): LoadedNetwork & { readonly runs: () => number } {
  let runs = 0;
  return {
    async run() {
      runs++;
      return Float32Array.from(logits);
    },
    dispose: () => Promise.resolve(),
    runs: () => runs,
  };
}

describe('runDuel', () => {
  it('times rounds after the warm-up, and gives the difference relative to the largest output', async () => {
    const { times, difference } = await runDuel(network(1, -4), network(1.5, -4), 5, 0.2);
    expect(times.map(({ length }) => length)).toEqual([5, 5]);
    expect(difference).toBe(0.125);
  });

  it('compares without any rounds', async () => {
    const { times, difference } = await runDuel(network(1, -4), network(1.5, -4), 0);
    expect(times).toEqual([[], []]);
    expect(difference).toBe(0.125);
  });

  it.each([[[1.5, -4]], [[Number.NaN, -4]], [[1, -4, 0]]])(
    'ends before any round that counts if outputs are %j instead of [1, -4]',
    async (logits) => {
      const other = network(...logits);
      await expect(runDuel(network(1, -4), other, 5, 0.1)).rejects.toThrow(/outputs/i);
      expect(other.runs()).toBe(1);
    },
  );
});
