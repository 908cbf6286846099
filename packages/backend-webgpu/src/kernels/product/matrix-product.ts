import { each } from '../each.js';
import type { ProductCode } from './product-code.js';
import { productFrame, productLoop } from './product-frame.js';
import type { ProductVariant } from './product-variant.js';
import { flatStage } from './stage-layout.js';
import { matrixRowPadding, matrixSize, matrixSubgroup, tileResources } from './tile-resources.js';
import type { MatrixTileShape } from './tile-shape.js';

/** A product by subgroup matrices: float16 in, sums in float32 (https://dawn.googlesource.com/dawn/+/refs/heads/main/docs/tint/extensions/chromium_experimental_subgroup_matrix.md). */
export function matrixProduct(variant: ProductVariant, tile: MatrixTileShape): ProductCode {
  const { rows, columns, depth, subgroupRows, subgroupColumns, buffers } = tile;
  const { threads } = tileResources(tile);
  const [leftStride, rightStride] = [(depth + matrixRowPadding) / 4, (columns + matrixRowPadding) / 4];
  const layout = flatStage('vec4h', { rows, stride: leftStride }, { rows: depth, stride: rightStride });
  const frame = productFrame(variant, layout);
  const [down, across] = [subgroupRows / matrixSize, subgroupColumns / matrixSize];
  const wide = columns / subgroupColumns;
  const load = (side: 'left' | 'right', at: string, stride: number): string =>
    `subgroupMatrixLoad<subgroup_matrix_${side}<f16, ${matrixSize}, ${matrixSize}>, row_major>(&stage, ${at}, ${stride}u)`;
  const multiply = (buffer: string): string =>
    each(depth / matrixSize, (inner) => {
      const leftAt = (i: number): string =>
        `${buffer} + (blockRow + ${i * matrixSize}u) * ${leftStride}u + ${(inner * matrixSize) / 4}u`;
      const rightAt = (j: number): string =>
        `${buffer} + ${rows * leftStride + inner * matrixSize * rightStride}u + blockColumn / 4u + ${(j * matrixSize) / 4}u`;
      return `{
${each(down, (i) => `let left${i} = ${load('left', leftAt(i), leftStride)};`)}
${each(
  across,
  (j) => `{ let block = ${load('right', rightAt(j), rightStride)};
${each(down, (i) => `sum${i}_${j} = subgroupMatrixMultiplyAccumulate(left${i}, block, sum${i}_${j});`)}
}`,
)}
}`;
    });
  const size = matrixSize * matrixSize;
  const write = (
    i: number,
    j: number,
  ): string => `subgroupMatrixStore<row_major>(&results, subgroup * ${size / 4}u, sum${i}_${j}, ${matrixSize / 4}u);
workgroupBarrier();
for (var at = lane; at < ${size / 4}u; at += ${matrixSubgroup}u) {
let row = firstRow + blockRow + ${i * matrixSize}u + at / ${matrixSize / 4}u;
let column = firstColumn + blockColumn / 4u + ${(j * matrixSize) / 4}u + at % ${matrixSize / 4}u;
if (row < uniforms.rows && column < uniforms.columns) {
finish(batch, part, row, column, results[subgroup * ${size / 4}u + at]);
}
}
workgroupBarrier();`;
  return {
    globals: `var<workgroup> stage: array<vec4h, ${layout.bufferStep * buffers}>;
var<workgroup> results: array<vec4f, ${((threads / matrixSubgroup) * size) / 4}>;
`,
    directives: [
      'enable subgroups',
      'enable chromium_experimental_subgroup_matrix',
      'diagnostic(off, chromium.subgroup_matrix_uniformity)',
    ],
    frame,
    body: `${frame.prepare}
let subgroup = localIndex / ${matrixSubgroup}u;
let lane = localIndex % ${matrixSubgroup}u;
let blockRow = (subgroup / ${wide}u) * ${subgroupRows}u;
let blockColumn = (subgroup % ${wide}u) * ${subgroupColumns}u;
${each(down, (i) => each(across, (j) => `var sum${i}_${j}: subgroup_matrix_result<f32, ${matrixSize}, ${matrixSize}>;`))}
${productLoop(frame, buffers, layout.bufferStep, multiply)}
${each(down, (i) => each(across, (j) => write(i, j)))}`,
  };
}
