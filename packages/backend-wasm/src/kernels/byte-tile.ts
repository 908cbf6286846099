import type { ByteMethod } from './byte-sums.js';

/** Blocks of four depths. */
export type BlocksTogether = 1 | 2 | 4 | 8;

/** How a method is used best. */
export interface ByteTile {
  readonly rows: number;
  /** Blocks of depths that are added up, or computed without a loop between them, at a time. */
  readonly together: BlocksTogether;
}

/** The tiles that were fastest of 2 to 6 rows (V8 13): sums of int16 need registers of their own, the pairs of `words` too. */
const tiles: Readonly<Record<ByteMethod, ByteTile>> = {
  dot: { rows: 3, together: 4 },
  'dot-add': { rows: 6, together: 8 },
  words: { rows: 2, together: 1 },
};

export function byteTile(method: ByteMethod): ByteTile {
  return tiles[method];
}
