import type { InstructionSet } from './instruction-set.js';

/** How products of matrices are computed: the shape of the register tile and the instructions. */
export interface ProductTile {
  readonly instructionSet: InstructionSet;
  /** The largest number of rows of a tile. */
  readonly rows: 4 | 6;
  /** Panels of 8 columns that a tile spans. */
  readonly panels: 1 | 2;
  /** Whether several depths are computed without a loop between them. */
  readonly isUnrolled: boolean;
}

/** The tiles by name. */
export const productTiles: {
  /** Twice the registers that 128-bit vectors have: pays only where V8 makes one 256-bit operation of two neighbours (`--experimental-wasm-revectorize`). */
  readonly wide: ProductTile;
  /** Fills V8's 15 vector registers on x64. */
  readonly relaxed: ProductTile;
  /** For V8 11, which moves all loads of an unrolled block to its start and spills. */
  readonly relaxedSmall: ProductTile;
  /** Without fused multiplication and addition. */
  readonly plain: ProductTile;
} = {
  wide: { instructionSet: 'relaxed-simd', rows: 6, panels: 2, isUnrolled: true },
  relaxed: { instructionSet: 'relaxed-simd', rows: 6, panels: 1, isUnrolled: true },
  relaxedSmall: { instructionSet: 'relaxed-simd', rows: 4, panels: 1, isUnrolled: false },
  plain: { instructionSet: 'simd', rows: 4, panels: 1, isUnrolled: false },
};
