import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type ProductTile, productTiles } from '../kernels/product-tile.js';
import { testableTiles } from '../test-support/testable-tiles.js';
import { chooseTile } from './choose-tile.js';
import { probeTile, type TileProbe } from './probe-tile.js';

/** A clock on which only probes take time, in milliseconds. */
let clock = 0;
beforeEach(() => void vi.spyOn(performance, 'now').mockImplementation(() => clock));
afterEach(() => void vi.restoreAllMocks());

/** How often as long a kernel takes before it is optimised: one that spills, and one that does not. */
const spilling = 2.5;
const sound = 4;

interface Pretended {
  readonly tile: ProductTile;
  /** Of a row of a tile, when optimised. */
  readonly microseconds: number;
  readonly gain?: number;
  /** After so many runs it is optimised. */
  readonly earlyRuns?: number;
  readonly isRight?: boolean;
  /** A factor of the time of each measurement, by its index. */
  readonly disturbance?: (index: number) => number;
}

/** A probe that takes as long as it is told to. */
function pretend({
  tile,
  microseconds,
  gain = spilling,
  earlyRuns = 21,
  isRight = true,
  disturbance = () => 1,
}: Pretended): TileProbe {
  let ran = 0;
  let measured = 0;
  return {
    tile,
    work: 2 * tile.rows - 1,
    run(times) {
      const factor = (ran < earlyRuns ? gain : 1) * (times < 30 ? 1 : disturbance(measured++));
      ran += times;
      clock += (factor * times * microseconds * tile.rows) / 6000;
    },
    isRight: () => isRight,
  };
}

describe('chooseTile', () => {
  const { relaxed, relaxedSmall, wide, plain } = productTiles;

  it('takes a tile that is clearly faster, and else the first', () => {
    const choose = (small: number) =>
      chooseTile('relaxed-simd', false, (tile) => pretend({ tile, microseconds: tile === relaxedSmall ? small : 2 }));
    expect(choose(1)).toBe(relaxedSmall);
    expect(choose(4)).toBe(relaxed);
    // Kernels of one kind: nothing to measure.
    expect(chooseTile('simd', true, (tile) => pretend({ tile, microseconds: 1 }))).toBe(plain);
    const withWide = (gain: number) =>
      chooseTile('relaxed-simd', true, (tile) => pretend({ tile, microseconds: tile === wide ? 1 : 2, gain }));
    expect(withWide(spilling)).toBe(wide);
    expect(withWide(sound)).toBe(wide);
  });

  it('does not try the small tile where another one is optimised well', () => {
    const tried: ProductTile[] = [];
    const choose = (gain: number) =>
      chooseTile('relaxed-simd', false, (tile) => {
        tried.push(tile);
        return pretend({ tile, microseconds: tile === relaxedSmall ? 1 : 2, gain });
      });
    expect(choose(sound)).toBe(relaxed);
    expect(tried.splice(0)).toEqual([relaxed]);
    expect(choose(spilling)).toBe(relaxedSmall);
    expect(tried).toEqual([relaxed, relaxedSmall]);
  });

  it('never takes one that computes wrongly', () => {
    const choose = (isRight: (tile: ProductTile) => boolean) =>
      chooseTile('relaxed-simd', false, (tile) =>
        pretend({ tile, microseconds: tile === relaxedSmall ? 2 : 1, gain: sound, isRight: isRight(tile) }),
      );
    expect(choose((tile) => tile !== relaxed)).toBe(relaxedSmall);
    expect(choose(() => false)).toBeUndefined();
  });

  it('measures again while kernels are not optimised or times differ, six times at most', () => {
    const rounds = (settings: Omit<Pretended, 'tile' | 'microseconds'>) => {
      let measured = 0;
      const { disturbance } = settings;
      chooseTile('relaxed-simd', false, (tile) => {
        const counted = (index: number): number => {
          if (tile === relaxed) measured = index + 1;
          return disturbance?.(index) ?? 1;
        };
        return pretend({ tile, microseconds: 1, gain: sound, ...settings, disturbance: counted });
      });
      return measured;
    };
    expect(rounds({})).toBe(2);
    expect(rounds({ disturbance: (index) => (index === 0 ? 1.5 : 1) })).toBe(3);
    expect(rounds({ disturbance: (index) => [2, 1.5][index] ?? 1 })).toBe(4);
    // Optimised after the second measurement: the next two count.
    expect(rounds({ earlyRuns: 21 + 60 })).toBe(4);
    // Never: the small one is measured as well.
    expect(rounds({ earlyRuns: Number.POSITIVE_INFINITY })).toBe(12);
  });

  it('measures six times before it takes another than the first', () => {
    let measured = 0;
    const disturbance = (): number => {
      measured++;
      return 1;
    };
    const choice = chooseTile('relaxed-simd', false, (tile) =>
      pretend({ tile, microseconds: tile === relaxedSmall ? 1 : 2, ...(tile === relaxedSmall && { disturbance }) }),
    );
    expect(choice).toBe(relaxedSmall);
    expect(measured).toBe(6);
  });

  it('does not take a kernel for slow that is not optimised yet', () => {
    const choose = (earlyRuns: number) =>
      chooseTile('relaxed-simd', false, (tile) =>
        tile === relaxedSmall
          ? pretend({ tile, microseconds: 1.5, gain: sound, earlyRuns })
          : pretend({ tile, microseconds: 2 }),
      );
    expect(choose(21)).toBe(relaxedSmall);
    expect(choose(21 + 3 * 30)).toBe(relaxedSmall);
    expect(choose(Number.POSITIVE_INFINITY)).toBe(relaxed);
  });

  it.each(testableTiles)('%s computes the known problem', (_, tile) => {
    const probe = probeTile(tile);
    expect(probe.isRight()).toBe(false);
    probe.run(1);
    expect(probe.isRight()).toBe(true);
  });
});
