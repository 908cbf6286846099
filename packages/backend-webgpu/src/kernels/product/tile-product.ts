import { each } from '../each.js';
import type { ProductCode } from './product-code.js';
import { productFrame, productLoop } from './product-frame.js';
import type { ProductVariant } from './product-variant.js';
import { tileResources } from './tile-resources.js';
import type { TileShape } from './tile-shape.js';

/** A product whose threads each hold a block of the result in registers. */
export function tileProduct(variant: ProductVariant, tile: TileShape): ProductCode {
  const { rows, columns, depth, threadRows, slices, buffers } = tile;
  const { threads, step } = tileResources(tile);
  const stepVectors = step / 4;
  const columnVectors = columns / 4;
  const threadVectors = tile.threadColumns / 4;
  const [across, down] = [columns / tile.threadColumns, rows / threadRows];
  // Rows of the left side lie one vector further apart than they are long, so that a column of them is in different banks.
  const layout = { vector: 'vec4f', leftStride: stepVectors + 1, rightStride: columnVectors };
  const frame = productFrame(variant, layout);
  const bufferSize = rows * layout.leftStride + step * columnVectors;
  const sums = slices > 1 ? slices * rows * columnVectors : 0;

  const sliced = (inner: number): string => (slices > 1 ? ` + slice * ${inner}u` : '');
  const leftOf = (buffer: string, row: number): string =>
    `stage[${buffer} + (down + ${row * down}u) * ${layout.leftStride}u ${sliced(depth / 4)} + vector]`;
  const rightOf = (buffer: string, component: number, column: number): string =>
    `stage[${buffer} + ${rows * layout.leftStride}u + (vector * 4u + ${component}u${sliced(depth)}) * ${columnVectors}u + across + ${column * across}u]`;
  const multiplyInner = (buffer: string, component: number): string => `{
${each(threadVectors, (j) => `let right${j} = ${rightOf(buffer, component, j)};`)}
${each(threadRows, (i) => each(threadVectors, (j) => `sum${i}_${j} = fma(vec4f(left${i}.${'xyzw'[component]}), right${j}, sum${i}_${j});`))}
}`;
  const multiply = (buffer: string): string =>
    loop(
      depth / 4,
      `${each(threadRows, (i) => `let left${i} = ${leftOf(buffer, i)};`)}
${each(4, (component) => multiplyInner(buffer, component))}`,
    );

  return {
    globals: `var<workgroup> stage: array<vec4f, ${Math.max(bufferSize * buffers, sums)}>;\n`,
    directives: [],
    frame,
    body: `${frame.prepare}
${slices > 1 ? `let slice = localIndex / ${threads / slices}u;\nlet inSlice = localIndex % ${threads / slices}u;` : 'let inSlice = localIndex;'}
${threadPlaces(across, down)}
${each(threadRows, (i) => each(threadVectors, (j) => `var sum${i}_${j} = vec4f(0);`))}
${productLoop(frame, buffers, bufferSize, multiply)}
${slices === 1 ? writeBlocks(tile, across, down) : addSlices(tile, threads, across, down)}`,
  };
}

/** Where in the tile a thread's block begins. A subgroup covers 8 × 4 blocks where it can: fewer different rows and columns to read. */
function threadPlaces(across: number, down: number): string {
  if (across % 8 !== 0 || down % 4 !== 0) return `let across = inSlice % ${across}u;\nlet down = inSlice / ${across}u;`;
  const wide = across / 8;
  return `let lane = inSlice & 31u;
let block = inSlice >> 5u;
let across = (block % ${wide}u) * 8u + (lane & 7u);
let down = (block / ${wide}u) * 4u + (lane >> 3u);`;
}

function writeBlocks({ threadRows, threadColumns }: TileShape, across: number, down: number): string {
  return each(
    threadRows,
    (i) => `{ let row = firstRow + down + ${i * down}u;
if (row < uniforms.rows) {
${each(
  threadColumns / 4,
  (j) =>
    `{ let column = firstColumn + across + ${j * across}u; if (column < uniforms.columns) { finish(batch, part, row, column, sum${i}_${j}); } }`,
)}
} }`,
  );
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
