import { tileResources } from '../kernels/product/tile-resources.js';
import type { ProductTile } from '../kernels/product/tile-shape.js';
import { matrixTileShapes, tileShapes } from '../kernels/product/tile-shapes.js';
import type { Algorithm } from './algorithm.js';
import type { DeviceProfile } from './device-profile.js';
import type { ProductWork } from './product-work.js';
import { tileFits } from './tile-fits.js';

const splitCounts = [2, 3, 4, 6, 8, 9, 12, 16, 18, 24, 32];

/** No dimension of a dispatch has more workgroups. */
const maximumWorkgroups = 65_535;

/** Workgroups of a product by a tile, without splitting it. */
export function workgroupsOf(work: ProductWork, { tile, winograd }: Pick<Algorithm, 'tile' | 'winograd'>): number {
  const rows = winograd ? (work.winogradTiles ?? 0) : work.rows;
  const batches = winograd ? work.batches * 16 : work.batches;
  return batches * Math.ceil(rows / tile.rows) * Math.ceil((work.columns * 4) / tile.columns);
}

/** Every way to compute a product on a device that is worth a look: tiles not much larger than the result, no more parts than the processors can use. */
export function candidateAlgorithms(work: ProductWork, profile: DeviceProfile): readonly Algorithm[] {
  const matrices = work.storage === 'f16' && profile.matrices ? matrixTileShapes : [];
  const tiles = [...matrices, ...tileShapes].filter((tile) => tileFits(tile, profile));
  const direct = sensibleTiles(tiles, work, work.rows, profile);
  const candidates = direct.flatMap((tile) =>
    [1, ...splitsOf(tile, work, profile)].map((splits) => ({ tile, splits, winograd: false })),
  );
  const { winogradTiles } = work;
  if (winogradTiles === undefined || !winogradFits(work, winogradTiles, profile)) return candidates;
  const transformed = sensibleTiles(tiles, work, winogradTiles, profile);
  return [...candidates, ...transformed.map((tile) => ({ tile, splits: 1, winograd: true }))];
}

/** Small tiles read more than they compute: no use where large ones keep all processors at work, unless the result is too narrow for those. */
function sensibleTiles(
  tiles: readonly ProductTile[],
  work: ProductWork,
  rows: number,
  profile: DeviceProfile,
): readonly ProductTile[] {
  const sensible = tiles.filter((tile) => isSensible(tile, work, rows, profile));
  const large = sensible.filter((tile) => {
    const workgroups = work.batches * Math.ceil(rows / tile.rows) * Math.ceil((work.columns * 4) / tile.columns);
    return workgroups <= profile.processors * 40 || tile.rows * tile.columns >= 4096;
  });
  return large.length > 0 ? large : sensible;
}

function isSensible(
  tile: ProductTile,
  work: ProductWork,
  rows: number,
  { threadSums }: Pick<DeviceProfile, 'threadSums'>,
): boolean {
  if (tile.kind === 'registers' && tile.threadRows * tile.threadColumns > threadSums) return false;
  const smallest = 16;
  if (tile.rows > smallest && tile.rows >= 2 * rows) return false;
  if (tile.columns > 32 && tile.columns >= 2 * work.columns * 4) return false;
  return Math.ceil(rows / tile.rows) <= maximumWorkgroups;
}

function splitsOf(tile: ProductTile, work: ProductWork, profile: DeviceProfile): readonly number[] {
  if (work.result === 'scalars') return [];
  const workgroups = workgroupsOf(work, { tile, winograd: false });
  const chunks = Math.ceil((work.inner * 4) / tileResources(tile).step);
  const resultBytes = work.batches * work.rows * work.columns * 16;
  const counts = splitCounts.map((count) => Math.ceil(chunks / Math.ceil(chunks / count)));
  return [...new Set(counts)].filter(
    (count) =>
      count > 1 &&
      workgroups <= profile.processors * 5 &&
      workgroups * count <= profile.processors * 12 &&
      count * work.batches <= maximumWorkgroups &&
      count * resultBytes <= Math.min(profile.maximumBinding, 2 ** 27),
  );
}

/** Whether both sides of the transformed product fit into bindings. */
function winogradFits({ columns, inner }: ProductWork, tiles: number, { maximumBinding }: DeviceProfile): boolean {
  const channels = Math.ceil(inner / 9);
  return 16 * tiles * Math.max(columns, channels) * 16 <= Math.min(maximumBinding, 2 ** 29);
}
