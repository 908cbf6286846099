import { tileResources } from '../kernels/product/tile-resources.js';
import type { ProductTile } from '../kernels/product/tile-shape.js';
import type { DeviceProfile } from './device-profile.js';

/** Whether a device can run a tile's workgroups. */
export function tileFits(tile: ProductTile, profile: DeviceProfile): boolean {
  const { threads, memory } = tileResources(tile);
  if (threads > profile.maximumThreads || memory > profile.workgroupMemory) return false;
  return tile.kind === 'registers' || profile.matrices;
}
