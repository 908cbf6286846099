import type { BlockStage } from './block-stage.js';
import type { StorageType } from './product-variant.js';
import { tileResources } from './tile-resources.js';
import type { TileShape } from './tile-shape.js';

/**
 * The step of a tile without slices in nested arrays, `[buffer][i][down][vector]` and `[buffer][inner][j][across]`. Implementations hold every dynamic
 * index to its array (https://www.w3.org/TR/WGSL/#out-of-bounds-access): in one flat array that takes an addition and a minimum for each vector that is
 * read, for as few as eight multiplications. Here `down` and `across` are held to theirs once, and the rest is constant where the driver unrolls the loop.
 */
export function nestedStage(tile: TileShape, storage: StorageType): BlockStage {
  const { threadRows, buffers } = tile;
  const [down, across] = [tile.rows / threadRows, tile.columns / tile.threadColumns];
  const { step } = tileResources(tile);
  const threadVectors = tile.threadColumns / 4;
  return {
    kept: `vec4<${storage}>`,
    vector: 'vec4f',
    bufferStep: 1,
    // Rows of the left side lie one vector further apart than they are long, so that a column of them is in different banks.
    globals: `var<workgroup> leftStage: array<array<array<array<vec4f, ${step / 4 + 1}>, ${down}>, ${threadRows}>, ${buffers}>;
var<workgroup> rightStage: array<array<array<array<vec4f, ${across}>, ${threadVectors}>, ${step}>, ${buffers}>;
`,
    left: (buffer, row, vector) => `leftStage[${buffer}][(${row}) / ${down}u][(${row}) % ${down}u][${vector}]`,
    right: (buffer, inner, column) =>
      `rightStage[${buffer}][${inner}][(${column}) / ${across}u][(${column}) % ${across}u]`,
    leftOf: (buffer, i, vector) => `leftStage[${buffer}][${i}][down][${vector}]`,
    rightOf: (buffer, inner, j) => `rightStage[${buffer}][${inner}][${j}][across]`,
  };
}
