import type { ProductTile } from './tile-shape.js';

/** `64x128k16r8x8d`: rows × columns, depth, registers; `s4` for slices, `d` for two buffers, `m` for subgroup matrices. */
export function tileName(tile: ProductTile): string {
  const size = `${tile.rows}x${tile.columns}k${tile.depth}`;
  const buffers = tile.buffers === 2 ? 'd' : '';
  switch (tile.kind) {
    case 'registers': {
      const slices = tile.slices > 1 ? `s${tile.slices}` : '';
      return `${size}${slices}r${tile.threadRows}x${tile.threadColumns}${buffers}`;
    }
    case 'matrices':
      return `${size}m${tile.subgroupRows}x${tile.subgroupColumns}${buffers}`;
  }
}
