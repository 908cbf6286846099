import type { BlockStage } from './block-stage.js';
import type { StorageType } from './product-variant.js';
import { flatStage } from './stage-layout.js';
import { tileResources } from './tile-resources.js';
import type { TileShape } from './tile-shape.js';

/** The step of a tile with slices in one array, in which their sums lie afterwards. */
export function slicedStage(tile: TileShape, storage: StorageType): BlockStage {
  const { rows, columns, depth, slices, buffers } = tile;
  const { step } = tileResources(tile);
  const columnVectors = columns / 4;
  const [down, across] = [rows / tile.threadRows, columns / tile.threadColumns];
  // Rows of the left side lie one vector further apart than they are long, so that a column of them is in different banks.
  const flat = flatStage(
    { kept: `vec4<${storage}>`, vector: 'vec4f' },
    { rows, stride: step / 4 + 1 },
    { rows: step, stride: columnVectors },
  );
  return {
    ...flat,
    globals: `var<workgroup> stage: array<vec4f, ${Math.max(flat.bufferStep * buffers, slices * rows * columnVectors)}>;\n`,
    leftOf: (buffer, i, vector) => flat.left(buffer, `down + ${i * down}u`, `slice * ${depth / 4}u + ${vector}`),
    rightOf: (buffer, inner, j) => flat.right(buffer, `${inner} + slice * ${depth}u`, `across + ${j * across}u`),
  };
}
