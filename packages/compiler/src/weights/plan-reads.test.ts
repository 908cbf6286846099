import { describe, expect, it } from 'vitest';
import type { WeightSource } from '../plan/weight-source.js';
import { planReads } from './plan-reads.js';

const mebibyte = 1024 * 1024;

/** Weights that lie one behind the other in a file. */
function weights(...lengths: readonly number[]): readonly WeightSource[] {
  let offset = 0;
  return lengths.map((length, index) => {
    const data = { kind: 'external', location: 'file', offset, length } as const;
    offset += length;
    return { name: `weight ${index}`, dataType: 'float32', dims: [length / 4], data };
  });
}

const ranges = (groups: readonly (readonly WeightSource[])[]): readonly (readonly number[])[] =>
  planReads(groups, 32 * mebibyte).map(({ offset, length }) => [offset, length]);

describe('planReads', () => {
  it('reads a large weight with the small ones behind it that it is packed with', () => {
    const [large, small, next] = weights(9 * mebibyte, 64, 9 * mebibyte);
    if (large === undefined || small === undefined || next === undefined) throw new Error('Three weights were made.');
    expect(ranges([[large, small], [next]])).toEqual([
      [0, 9 * mebibyte + 64],
      [9 * mebibyte + 64, 9 * mebibyte],
    ]);
  });

  it('ends reads after some MiB where nothing is packed across the border', () => {
    const all = weights(...Array.from({ length: 10 }, () => mebibyte));
    expect(ranges(all.map((weight) => [weight]))).toEqual([
      [0, 4 * mebibyte],
      [4 * mebibyte, 4 * mebibyte],
      [8 * mebibyte, 2 * mebibyte],
    ]);
  });

  it('makes no read longer than 32 MiB for weights that are packed together', () => {
    const all = weights(...Array.from({ length: 5 }, () => 9 * mebibyte));
    expect(ranges([all])).toEqual([
      [0, 27 * mebibyte],
      [27 * mebibyte, 18 * mebibyte],
    ]);
  });
});
