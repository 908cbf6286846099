import type { ProductTile } from './tile-shape.js';

/** Elements of a subgroup matrix along each side: the form that NVIDIA, Intel and AMD have in common. */
export const matrixSize = 16;

/** Threads of a subgroup that multiplies matrices. */
export const matrixSubgroup = 32;

/** Elements between the rows of matrices in workgroup memory: beyond the row, so that rows begin in different banks. */
export const matrixRowPadding = 8;

/** What a workgroup of a tile takes. */
export interface TileResources {
  readonly threads: number;
  /** Bytes of workgroup memory. */
  readonly memory: number;
  /** Inner values of one step. */
  readonly step: number;
}

/** What a workgroup of a tile takes, to be held against a device's limits. */
export function tileResources(tile: ProductTile): TileResources {
  const { rows, columns, depth, buffers } = tile;
  if (tile.kind === 'matrices') {
    const threads = (rows / tile.subgroupRows) * (columns / tile.subgroupColumns) * matrixSubgroup;
    const elements = rows * (depth + matrixRowPadding) + depth * (columns + matrixRowPadding);
    // Results pass through the same memory once everything is multiplied.
    const results = (threads / matrixSubgroup) * matrixSize * matrixSize;
    return { threads, memory: Math.max(elements * 2 * buffers, results * 4), step: depth };
  }
  const { slices } = tile;
  const step = depth * slices;
  const threads = (rows / tile.threadRows) * (columns / tile.threadColumns) * slices;
  const vectors = rows * (step / 4 + 1) + (step * columns) / 4;
  const sums = slices > 1 ? (slices * rows * columns) / 4 : 0;
  return { threads, memory: Math.max(vectors * buffers, sums) * 16, step };
}
