import type { InstructionSet } from './instruction-set.js';
import { type ProductTile, productTiles } from './product-tile.js';

/** The tile that is best on most machines: what is made for others depends on nothing that is measured on this one. */
export function usualTile(instructionSet: InstructionSet): ProductTile {
  return instructionSet === 'simd' ? productTiles.plain : productTiles.relaxed;
}
