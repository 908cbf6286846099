import { tileName } from '../kernels/product/tile-name.js';
import type { ProductTile } from '../kernels/product/tile-shape.js';
import { matrixTileShapes, tileShapes } from '../kernels/product/tile-shapes.js';

/** How a product is computed: by which tile, directly in so many parts along the inner dimension, or through Winograd's transforms. */
export interface Algorithm {
  readonly tile: ProductTile;
  readonly splits: number;
  readonly winograd: boolean;
}

/** `64x64k16r4x4d`, `… /4` for parts, `… winograd`. */
export function algorithmName({ tile, splits, winograd }: Algorithm): string {
  return `${tileName(tile)}${winograd ? ' winograd' : ''}${splits > 1 ? ` /${splits}` : ''}`;
}

const tiles: ReadonlyMap<string, ProductTile> = new Map(
  [...tileShapes, ...matrixTileShapes].map((tile) => [tileName(tile), tile]),
);

/** The algorithm of a name; undefined if there is no such tile, as in a table that another version wrote. */
export function algorithmOf(name: string): Algorithm | undefined {
  const [tileText = '', ...rest] = name.split(' ');
  const tile = tiles.get(tileText);
  if (tile === undefined) return undefined;
  const splits = Number(rest.find((part) => part.startsWith('/'))?.slice(1) ?? 1);
  return Number.isInteger(splits) && splits >= 1 ? { tile, splits, winograd: rest.includes('winograd') } : undefined;
}
