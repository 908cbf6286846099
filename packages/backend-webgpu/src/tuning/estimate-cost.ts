import { tileResources } from '../kernels/product/tile-resources.js';
import type { ProductTile } from '../kernels/product/tile-shape.js';
import type { Algorithm } from './algorithm.js';
import { workgroupsOf } from './candidate-algorithms.js';
import type { DeviceProfile } from './device-profile.js';
import type { ProductWork } from './product-work.js';

// A processor in round numbers: what matters is how they stand to one another, and no two makes differ much in that.
const multipliesPerCycle = 128;
const matrixMultipliesPerCycle = 1024;
/** Threads that keep a processor's pipelines full. */
const busyThreads = 384;
const residentThreads = 1536;
const registers = 65_536;
/** From one step to the next: memory answers, and all threads of the workgroup meet. */
const stepCycles = 700;
const launchCycles = 5000;
const bytesPerCycle = 12;

/** About how many cycles a product takes by an algorithm: for choosing among them where nothing was measured. */
export function estimateCost(work: ProductWork, algorithm: Algorithm, { processors }: DeviceProfile): number {
  const { tile, splits, winograd } = algorithm;
  const { threads, memory, step } = tileResources(tile);
  const inner = winograd ? (work.inner * 4) / 9 : work.inner * 4;
  const steps = Math.ceil(Math.ceil(inner / step) / splits);
  const workgroups = workgroupsOf(work, algorithm) * splits;
  const each = Math.ceil(workgroups / processors);
  const fitting = Math.floor(
    Math.min(residentThreads / threads, 98_304 / memory, registers / (threads * registersOf(tile))),
  );
  const resident = Math.max(1, Math.min(each, fitting));
  const compute = (tile.rows * tile.columns * step) / rateOf(tile) / Math.min(1, (threads * resident) / busyThreads);
  const product = each * (steps + 1) * Math.max(compute, stepCycles / resident);
  const resultBytes = work.batches * work.rows * work.columns * 16;
  const moved = (bytes: number): number => launchCycles + bytes / bytesPerCycle / processors;
  if (winograd) {
    const tiles = 16 * 16 * (work.winogradTiles ?? 0);
    return product + launchCycles + moved(tiles * (work.inner / 9) * 1.5) + moved(tiles * work.columns * 1.5);
  }
  return product + (splits > 1 ? moved(resultBytes * (splits + 1)) : 0);
}

function registersOf(tile: ProductTile): number {
  return tile.kind === 'matrices' ? 128 : tile.threadRows * tile.threadColumns + tile.threadRows * 4 + 40;
}

/** Multiplications a cycle: what a thread reads for each becomes less as its block grows. */
function rateOf(tile: ProductTile): number {
  if (tile.kind === 'matrices') {
    const reuse = (tile.subgroupRows * tile.subgroupColumns) / (tile.subgroupRows + tile.subgroupColumns);
    return (matrixMultipliesPerCycle * reuse) / (reuse + 16);
  }
  const reuse = (tile.threadRows * tile.threadColumns) / (tile.threadRows + tile.threadColumns);
  return (multipliesPerCycle * reuse) / (reuse + 1);
}
