import { each } from '../each.js';
import type { ProductVariant } from './product-variant.js';
import { matrixSize, matrixSubgroup } from './tile-resources.js';
import type { MatrixTileShape } from './tile-shape.js';

/** Of so many blocks a subgroup, each thread reads all its residuals before it writes anything, so that it waits for memory once; more would take too many registers. */
const aheadBlocks = 8;

/** Vectors of a block, four elements each, and how many of them each thread writes. */
const blockVectors = (matrixSize * matrixSize) / 4;
const parts = blockVectors / matrixSubgroup;

/**
 * The end of a product by subgroup matrices: each subgroup brings its blocks, one by one, to a part of `stage` of its own, and its threads finish them. Nothing in WGSL
 * makes the threads of one subgroup wait for each other alone.
 */
export function matrixResults({ result }: ProductVariant, { subgroupRows, subgroupColumns }: MatrixTileShape): string {
  const [down, across] = [subgroupRows / matrixSize, subgroupColumns / matrixSize];
  const blocks = Array.from({ length: down * across }, (_, index) => ({
    index,
    row: Math.floor(index / across),
    column: index % across,
  }));
  const readsAhead = result === 'vectors' && blocks.length <= aheadBlocks;
  const rowVectors = matrixSize / 4;
  const vectorOf = (part: number): string => `(lane + ${part * matrixSubgroup}u)`;
  const rowOf = (block: Block, part: number): string =>
    `firstRow + blockRow + ${block.row * matrixSize}u + ${vectorOf(part)} / ${rowVectors}u`;
  const columnOf = (block: Block, part: number): string =>
    `firstColumn + blockColumn / 4u + ${block.column * rowVectors}u + ${vectorOf(part)} % ${rowVectors}u`;
  const eachPart = (line: (block: Block, part: number) => string): string =>
    blocks.map((block) => each(parts, (part) => line(block, part))).join('\n');
  const residuals = `${eachPart(({ index }, part) => `var addend${index}_${part} = vec4<f16>(0);`)}
if (uniforms.hasResidual != 0u) {
${eachPart(
  (block, part) => `addend${block.index}_${part} = residualAt(batch, ${rowOf(block, part)}, ${columnOf(block, part)});`,
)}
}
`;
  // Vectors of `stage` are of eight bytes: two hold four sums.
  const finish = (block: Block, part: number): string => `{
let row = ${rowOf(block, part)};
let column = ${columnOf(block, part)};
let at = (subgroup * ${blockVectors}u + ${vectorOf(part)}) * 2u;
let sum = bitcast<vec4f>(vec4u(stage[at], stage[at + 1u]));
if (row < uniforms.rows && column < uniforms.columns) {
${readsAhead ? `finishWith(batch, row, column, sum, addend${block.index}_${part});` : 'finish(batch, part, row, column, sum);'}
}
}`;
  const write = (
    block: Block,
  ): string => `subgroupMatrixStore<row_major>(&stage, subgroup * ${blockVectors * 2}u, sum${block.row}_${block.column}, ${rowVectors * 2}u);
workgroupBarrier();
${each(parts, (part) => finish(block, part))}`;
  return `${readsAhead ? residuals : ''}${blocks.map(write).join('\nworkgroupBarrier();\n')}`;
}

/** One block of a subgroup's, by its number, and where it lies. */
interface Block {
  readonly index: number;
  readonly row: number;
  readonly column: number;
}
