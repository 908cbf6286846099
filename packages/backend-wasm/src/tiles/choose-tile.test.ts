import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type ProductTile, productTiles } from '../kernels/product-tile.js';
import { testableTiles } from '../test-support/testable-tiles.js';
import { chooseTile } from './choose-tile.js';
import { probeTile, type TileProbe } from './probe-tile.js';

/** A clock on which only probes take time, in milliseconds. */
let clock = 0;
beforeEach(() => void vi.spyOn(performance, 'now').mockImplementation(() => clock));
afterEach(() => void vi.restoreAllMocks());

/** A probe that takes as long as it is told to. */
function pretend(tile: ProductTile, microseconds: number, isRight = true): TileProbe {
  return {
    tile,
    work: 2 * tile.rows - 1,
    run(times) {
      clock += (times * microseconds * tile.rows) / 6000;
    },
    isRight: () => isRight,
  };
}

describe('chooseTile', () => {
  it('takes a tile that is clearly faster, and else the first', () => {
    const { relaxed, relaxedSmall, wide } = productTiles;
    const choose = (small: number) =>
      chooseTile('relaxed-simd', false, (tile) => pretend(tile, tile === relaxedSmall ? small : 2));
    expect(choose(1)).toBe(relaxedSmall);
    expect(choose(4)).toBe(relaxed);
    // Kernels of one kind: nothing to measure.
    expect(chooseTile('simd', true, (tile) => pretend(tile, 1))).toBe(productTiles.plain);
    expect(chooseTile('relaxed-simd', true, (tile) => pretend(tile, tile === wide ? 1 : 2))).toBe(wide);
  });

  it('never takes one that computes wrongly', () => {
    const { relaxed, relaxedSmall } = productTiles;
    const choose = (isRight: (tile: ProductTile) => boolean) =>
      chooseTile('relaxed-simd', false, (tile) => pretend(tile, tile === relaxedSmall ? 2 : 1, isRight(tile)));
    expect(choose((tile) => tile !== relaxed)).toBe(relaxedSmall);
    expect(choose(() => false)).toBeUndefined();
  });

  it('measures again while measurements differ or speak against the first, three times at most', () => {
    const measured = (times: readonly number[], small = 1) => {
      const runs: number[] = [];
      chooseTile('relaxed-simd', false, (tile) => ({
        ...pretend(tile, 1),
        run(count) {
          const factor = tile === productTiles.relaxedSmall ? small : 1;
          if (count < 10) clock += 1;
          else clock += factor * (times[Math.ceil(runs.push(tile.rows) / 2) - 1] ?? 1);
        },
      }));
      return runs.length / 2;
    };
    expect(measured([1, 1])).toBe(2);
    expect(measured([1, 1], 0.3)).toBe(3);
    expect(measured([3, 1, 1])).toBe(3);
    expect(measured([3, 2, 1, 1])).toBe(3);
  });

  it.each(testableTiles)('%s computes the known problem', (_, tile) => {
    const probe = probeTile(tile);
    expect(probe.isRight()).toBe(false);
    probe.run(1);
    expect(probe.isRight()).toBe(true);
  });
});
