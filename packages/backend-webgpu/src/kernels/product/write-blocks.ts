import { each } from '../each.js';
import type { ProductVariant } from './product-variant.js';
import type { TileShape } from './tile-shape.js';

/** Vectors of a thread whose residuals are read at once: more take more registers than the loop over the steps did. */
const vectorsAtOnce = 8;

interface BlockPlaces {
  /** Threads along the columns and the rows of a tile. */
  readonly across: number;
  readonly down: number;
}

/** The end of a product without slices: each thread writes its block. */
export function writeBlocks(variant: ProductVariant, tile: TileShape, { across, down }: BlockPlaces): string {
  const { threadRows } = tile;
  const threadVectors = tile.threadColumns / 4;
  const columns = each(
    threadVectors,
    (j) => `let column${j} = firstColumn + across + ${j * across}u;\nlet isColumn${j} = column${j} < uniforms.columns;`,
  );
  const block = (write: (i: number, j: number) => string): string =>
    each(
      threadRows,
      (i) => `{ let row = firstRow + down + ${i * down}u;
if (row < uniforms.rows) {
${each(threadVectors, (j) => `if (isColumn${j}) { ${write(i, j)} }`)}
} }`,
    );
  if (variant.result !== 'vectors') {
    return `${columns}\n${block((i, j) => `finish(batch, part, row, column${j}, sum${i}_${j});`)}`;
  }
  // What is read before anything is written is waited for once: buffers may be the same, so that compilers cannot move a read before a write.
  const rowsAtOnce = vectorsAtOnce / threadVectors;
  const groups = Math.ceil(threadRows / rowsAtOnce);
  const inGroup = (group: number, line: (i: number, j: number) => string): string =>
    each(Math.min(rowsAtOnce, threadRows - group * rowsAtOnce), (index) =>
      each(threadVectors, (j) => line(group * rowsAtOnce + index, j)),
    );
  return `${columns}
let lastRow = uniforms.rows - 1u;
let outputPlace = batch * uniforms.outputBatch;
${each(threadVectors, (j) => `let safeColumn${j} = min(column${j}, uniforms.columns - 1u);\nlet bias${j} = bias[batch * uniforms.biasBatch + safeColumn${j}];`)}
${each(
  groups,
  (group) => `{
${inGroup(group, (i, j) => `sum${i}_${j} += bias${j};`)}
if (uniforms.hasResidual != 0u) {
${inGroup(group, (i, j) => `let residual${i}_${j} = residual[outputPlace + min(firstRow + down + ${i * down}u, lastRow) * uniforms.outputStride + safeColumn${j}];`)}
${inGroup(group, (i, j) => `sum${i}_${j} += vec4f(residual${i}_${j});`)}
}
${inGroup(
  group,
  (i, j) => `{ let row = firstRow + down + ${i * down}u;
if (row < uniforms.rows && isColumn${j}) {
result[outputPlace + row * uniforms.outputStride + column${j}] = vec4<${variant.storage}>(activate(sum${i}_${j}, uniforms.parameters));
} }`,
)}
}`,
)}`;
}
