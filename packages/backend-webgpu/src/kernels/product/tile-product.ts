import { each } from '../each.js';
import { nestedStage } from './nested-stage.js';
import type { ProductCode } from './product-code.js';
import { productFrame, productLoop } from './product-frame.js';
import type { ProductVariant } from './product-variant.js';
import { slicedStage } from './sliced-stage.js';
import { tileResources } from './tile-resources.js';
import type { TileShape } from './tile-shape.js';
import { writeBlocks } from './write-blocks.js';

/** A product whose threads each hold a block of the result in registers. */
export function tileProduct(variant: ProductVariant, tile: TileShape): ProductCode {
  const { rows, columns, depth, threadRows, slices, buffers } = tile;
  const { threads } = tileResources(tile);
  const threadVectors = tile.threadColumns / 4;
  const [across, down] = [columns / tile.threadColumns, rows / threadRows];
  const stage = slices === 1 ? nestedStage(tile, variant.storage) : slicedStage(tile, variant.storage);
  const frame = productFrame(variant, stage);
  const multiplyInner = (buffer: string, component: number): string => `{
${each(threadVectors, (j) => `let right${j} = ${stage.rightOf(buffer, `vector * 4u + ${component}u`, j)};`)}
${each(threadRows, (i) => each(threadVectors, (j) => `sum${i}_${j} = fma(vec4f(left${i}.${'xyzw'[component]}), right${j}, sum${i}_${j});`))}
}`;
  const multiply = (buffer: string): string =>
    loop(
      depth / 4,
      `${each(threadRows, (i) => `let left${i} = ${stage.leftOf(buffer, i, 'vector')};`)}
${each(4, (component) => multiplyInner(buffer, component))}`,
    );

  return {
    globals: stage.globals,
    directives: [],
    frame,
    body: `${frame.prepare}
${slices > 1 ? `let slice = localIndex / ${threads / slices}u;\nlet inSlice = localIndex % ${threads / slices}u;` : 'let inSlice = localIndex;'}
${threadPlaces(across, down)}
${each(threadRows, (i) => each(threadVectors, (j) => `var sum${i}_${j} = vec4f(0);`))}
${productLoop(frame, buffers, stage.bufferStep, multiply)}
${slices === 1 ? writeBlocks(variant, tile, { across, down }) : addSlices(tile, threads, across, down)}`,
  };
}

/**
 * Where in the tile a thread's block begins. A subgroup covers 8 × 4 blocks where it can: fewer different rows and columns to read. Of four
 * neighbouring threads each two share a row or a column: NVIDIA reads vectors of 16 bytes from workgroup memory in fewer steps where neighbours read
 * the same (the mapping of threads in https://github.com/NervanaSystems/maxas/wiki/SGEMM).
 */
function threadPlaces(across: number, down: number): string {
  if (across % 8 !== 0 || down % 4 !== 0) return `let across = inSlice % ${across}u;\nlet down = inSlice / ${across}u;`;
  const wide = across / 8;
  return `let lane = inSlice & 31u;
let block = inSlice >> 5u;
let across = (block % ${wide}u) * 8u + ((lane >> 1u) & 7u);
let down = (block / ${wide}u) * 4u + ((lane & 1u) | ((lane >> 3u) & 2u));`;
}

/** Sums the slices' blocks through workgroup memory. */
function addSlices(
  { rows, columns, threadRows, threadColumns, slices }: TileShape,
  threads: number,
  across: number,
  down: number,
): string {
  const columnVectors = columns / 4;
  const size = rows * columnVectors;
  return `${each(threadRows, (i) =>
    each(
      threadColumns / 4,
      (j) =>
        `stage[slice * ${size}u + (down + ${i * down}u) * ${columnVectors}u + across + ${j * across}u] = sum${i}_${j};`,
    ),
  )}
workgroupBarrier();
for (var at = localIndex; at < ${size}u; at += ${threads}u) {
let row = firstRow + at / ${columnVectors}u;
let column = firstColumn + at % ${columnVectors}u;
if (row < uniforms.rows && column < uniforms.columns) {
var sum = stage[at];
${each(slices - 1, (other) => `sum += stage[at + ${(other + 1) * size}u];`)}
finish(batch, part, row, column, sum);
}
}`;
}

/** A loop over the vectors of a step: drivers unroll it, and have less to read than if we did. */
function loop(vectors: number, body: string): string {
  return `for (var vector = 0u; vector < ${vectors}u; vector++) {\n${body}\n}`;
}
