import { detectInstructionSet } from '../detect-instruction-set.js';
import { type ProductTile, productTiles } from '../kernels/product-tile.js';

/** All tiles by name; where there is no relaxed SIMD, those that need it are computed with plain vectors. */
export const testableTiles: readonly (readonly [name: string, tile: ProductTile])[] = Object.entries(productTiles).map(
  ([name, tile]) => [name, detectInstructionSet() === 'simd' ? { ...tile, instructionSet: 'simd' } : tile],
);
