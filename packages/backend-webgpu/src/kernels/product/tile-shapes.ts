import type { MatrixTileShape, TileShape } from './tile-shape.js';

type Size = readonly [rows: number, columns: number, depth: number];
type Registers = readonly [rows: number, columns: number];

function tile(size: Size, registers: Registers, slices = 1, buffers: 1 | 2 = 1): TileShape {
  const [rows, columns, depth] = size;
  const [threadRows, threadColumns] = registers;
  return { kind: 'registers', rows, columns, depth, threadRows, threadColumns, slices, buffers };
}

/** All tiles that products are computed with: large ones for many rows, sliced ones for few. Read by the kernels, their tests and the benchmark. */
export const tileShapes: readonly TileShape[] = [
  tile([256, 128, 8], [16, 8], 1, 2),
  tile([128, 128, 16], [8, 8], 1, 2),
  tile([128, 128, 8], [8, 8], 1, 2),
  tile([128, 64, 16], [8, 8], 1, 2),
  tile([128, 64, 16], [8, 4], 1, 2),
  tile([64, 128, 16], [8, 8], 1, 2),
  tile([64, 128, 8], [8, 8], 1, 2),
  tile([64, 128, 16], [4, 8], 1, 2),
  tile([64, 64, 16], [8, 8], 1, 2),
  tile([64, 64, 8], [8, 4], 1, 2),
  tile([64, 64, 16], [8, 4], 1, 2),
  tile([64, 64, 16], [4, 4], 1, 2),
  tile([64, 64, 32], [4, 4]),
  tile([64, 64, 16], [8, 8], 2),
  tile([64, 64, 16], [8, 4], 2),
  tile([64, 64, 16], [8, 8], 4),
  tile([32, 128, 16], [4, 8], 1, 2),
  tile([32, 64, 16], [4, 4], 1, 2),
  tile([32, 64, 32], [4, 4]),
  tile([32, 64, 16], [4, 4], 2),
  tile([32, 64, 32], [4, 4], 2),
  tile([32, 64, 16], [4, 8], 4),
  tile([64, 32, 16], [4, 4], 1, 2),
  tile([64, 32, 16], [4, 4], 2),
  tile([32, 32, 16], [4, 4], 1, 2),
  tile([32, 32, 32], [4, 4], 1, 2),
  tile([32, 32, 16], [4, 4], 2, 2),
  tile([32, 32, 16], [4, 4], 4),
  tile([32, 32, 8], [4, 4], 4, 2),
  tile([16, 64, 16], [4, 4], 4),
  tile([16, 64, 16], [4, 4], 2),
  tile([16, 32, 16], [4, 4], 4),
  tile([16, 32, 16], [2, 4], 1, 2),
];

function matrixTile(size: Size, subgroup: Registers, buffers: 1 | 2 = 1): MatrixTileShape {
  const [rows, columns, depth] = size;
  const [subgroupRows, subgroupColumns] = subgroup;
  return { kind: 'matrices', rows, columns, depth, subgroupRows, subgroupColumns, buffers };
}

/** All tiles of products by subgroup matrices. */
export const matrixTileShapes: readonly MatrixTileShape[] = [
  matrixTile([128, 128, 32], [64, 32]),
  matrixTile([128, 128, 32], [64, 64]),
  matrixTile([128, 64, 32], [64, 32]),
  matrixTile([128, 64, 32], [32, 32]),
  matrixTile([64, 128, 32], [32, 64]),
  matrixTile([64, 128, 32], [32, 32]),
  matrixTile([64, 128, 32], [32, 16]),
  matrixTile([64, 128, 64], [32, 16]),
  matrixTile([64, 64, 32], [32, 32]),
  matrixTile([64, 64, 32], [32, 16]),
  matrixTile([64, 64, 32], [32, 16], 2),
  matrixTile([64, 64, 64], [32, 32]),
  matrixTile([64, 64, 64], [32, 16]),
  matrixTile([32, 64, 32], [16, 32]),
  matrixTile([32, 64, 64], [16, 16]),
  matrixTile([32, 32, 32], [16, 16]),
  matrixTile([32, 32, 64], [16, 16]),
];
