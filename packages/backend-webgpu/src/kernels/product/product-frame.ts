import { each } from '../each.js';
import type { KernelBinding } from '../kernel.js';
import { finishResult, type ProductBinding } from './finish-result.js';
import { leftReader } from './left-reader.js';
import type { ProductVariant } from './product-variant.js';
import { rightReader } from './right-reader.js';
import type { StageLayout } from './stage-layout.js';
import { tileResources } from './tile-resources.js';

/** The parts of a product that do not depend on how it is multiplied. */
export interface ProductFrame {
  readonly bindings: readonly KernelBinding<ProductBinding>[];
  /** Functions. */
  readonly globals: string;
  /** The first statements of `main`. */
  readonly prepare: string;
  /** Reads a step into registers. */
  readonly load: string;
  /** Stores the registers in a buffer of workgroup memory. */
  store(buffer: string): string;
}

/** Reading, storing and writing of a product. */
export function productFrame(variant: ProductVariant, layout: StageLayout): ProductFrame {
  const { tile, storage } = variant;
  const { threads, step } = tileResources(tile);
  const [stepVectors, columnVectors] = [step / 4, tile.columns / 4];
  const leftLoads = (tile.rows * stepVectors) / threads;
  const rightLoads = (step * columnVectors) / threads;
  const leftRowStep = threads / stepVectors;
  const rightRowStep = threads / columnVectors;
  const { kept } = layout;
  const left = leftReader(variant.left, { storage, kept, loads: leftLoads, step: stepVectors, rowStep: leftRowStep });
  const right = rightReader(variant.right, { storage, kept, loads: rightLoads, step, rowStep: rightRowStep });
  const result = finishResult(variant);
  return {
    bindings: [
      { name: 'left', access: 'read', type: `array<${left.element}>` },
      { name: 'right', access: 'read', type: `array<${right.element}>` },
      ...result.bindings,
    ],
    globals: result.globals,
    prepare: `let batch = group.z / uniforms.splits;
let part = group.z % uniforms.splits;
let firstChunk = part * uniforms.chunksPerSplit;
let endChunk = min(firstChunk + uniforms.chunksPerSplit, uniforms.chunks);
let firstRow = group.y * ${tile.rows}u;
let firstColumn = group.x * ${columnVectors}u;
let leftColumn = localIndex % ${stepVectors}u;
let leftRow = localIndex / ${stepVectors}u;
let rightColumn = localIndex % ${columnVectors}u;
let rightRow = localIndex / ${columnVectors}u;
${left.prepare}
${right.prepare}`,
    load: `${left.load}\n${right.load}`,
    store: (buffer) =>
      [
        each(leftLoads, (r) => {
          const place = layout.left(buffer, `leftRow + ${r * leftRowStep}u`, 'leftColumn');
          return `${place} = ${layout.vector}(${left.value(r)});`;
        }),
        each(rightLoads, (r) => {
          const place = layout.right(buffer, `rightRow + ${r * rightRowStep}u`, 'rightColumn');
          return `${place} = ${layout.vector}(${right.value(r)});`;
        }),
      ].join('\n'),
  };
}

/** The loop over the steps: the next one is read into registers while the last one is multiplied. */
export function productLoop(
  frame: ProductFrame,
  buffers: 1 | 2,
  bufferStep: number,
  multiply: (buffer: string) => string,
): string {
  const first = `var chunk = firstChunk;\n${frame.load}\n${frame.store('0u')}\nworkgroupBarrier();`;
  if (buffers === 1) {
    return `${first}
loop {
chunk++;
let hasMore = chunk < endChunk;
if (hasMore) {
${frame.load}
}
${multiply('0u')}
workgroupBarrier();
if (!hasMore) { break; }
${frame.store('0u')}
workgroupBarrier();
}
`;
  }
  return `${first}
var buffer = 0u;
loop {
chunk++;
let hasMore = chunk < endChunk;
if (hasMore) {
${frame.load}
}
${multiply('buffer')}
buffer = ${bufferStep}u - buffer;
if (hasMore) {
${frame.store('buffer')}
}
workgroupBarrier();
if (!hasMore) { break; }
}
`;
}
