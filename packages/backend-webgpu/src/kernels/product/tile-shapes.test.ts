import { describe, expect, it } from 'vitest';
import { packedRows } from '../../operations/product-form.js';
import { algorithmName, algorithmOf } from '../../tuning/algorithm.js';
import { tileName } from './tile-name.js';
import { tileResources } from './tile-resources.js';
import { matrixTileShapes, tileShapes } from './tile-shapes.js';

/** What every WebGPU device has (https://www.w3.org/TR/webgpu/#limits). */
const common = { threads: 256, memory: 16_384 };

const tiles = [...tileShapes, ...matrixTileShapes];

describe.each(tiles.map((tile) => ({ name: tileName(tile), tile })))('the tile $name', ({ name, tile }) => {
  const { threads, step } = tileResources(tile);

  it('is read by its threads in whole loads', () => {
    const [stepVectors, columnVectors] = [step / 4, tile.columns / 4];
    const shares = [tile.rows * stepVectors, step * columnVectors, threads].map((count) => count / threads);
    expect(
      [...shares, threads / stepVectors, threads / columnVectors].filter((share) => !Number.isInteger(share)),
    ).toEqual([]);
  });

  it('divides the rows by which packed weights are filled up', () => {
    expect(packedRows % step).toBe(0);
  });

  it('is found by its name', () => {
    for (const algorithm of [
      { tile, splits: 1, winograd: true },
      { tile, splits: 12, winograd: false },
    ]) {
      expect(algorithmName(algorithm)).toContain(name);
      expect(algorithmOf(algorithmName(algorithm))).toEqual(algorithm);
    }
  });
});

it('has names that tell tiles apart, and tiles that run on every device', () => {
  expect(new Set(tiles.map(tileName)).size).toBe(tiles.length);
  const everywhere = tileShapes.filter((tile) => {
    const { threads, memory } = tileResources(tile);
    return threads <= common.threads && memory <= common.memory;
  });
  expect(everywhere.length).toBeGreaterThan(8);
});

it('knows no algorithm of a tile that is not in the table', () => {
  expect(algorithmOf('48x48k16r4x4')).toBeUndefined();
  expect(algorithmOf('32x32k16r4x4d /0')).toBeUndefined();
});
