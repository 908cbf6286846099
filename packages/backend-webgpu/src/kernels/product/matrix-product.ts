import { each } from '../each.js';
import { matrixResults } from './matrix-results.js';
import type { ProductCode } from './product-code.js';
import { productFrame, productLoop } from './product-frame.js';
import type { ProductVariant } from './product-variant.js';
import { flatStage } from './stage-layout.js';
import { matrixRowPadding, matrixSize, matrixSubgroup, tileResources } from './tile-resources.js';
import type { MatrixTileShape } from './tile-shape.js';

/**
 * A product by subgroup matrices: float16 in, sums in float32 (https://dawn.googlesource.com/dawn/+/refs/heads/main/docs/tint/extensions/chromium_experimental_subgroup_matrix.md).
 * Steps pass through registers and workgroup memory as bits: of 16-bit floats, NVIDIA's driver takes vectors apart to choose between them and zeros.
 */
export function matrixProduct(variant: ProductVariant, tile: MatrixTileShape): ProductCode {
  const { rows, columns, depth, subgroupRows, subgroupColumns, buffers } = tile;
  const [leftStride, rightStride] = [(depth + matrixRowPadding) / 4, (columns + matrixRowPadding) / 4];
  const bits = { kept: 'vec2u', vector: 'vec2u' } as const;
  const layout = flatStage(bits, { rows, stride: leftStride }, { rows: depth, stride: rightStride });
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
  return {
    globals: `var<workgroup> stage: array<vec2u, ${tileResources(tile).memory / 8}>;\n`,
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
${matrixResults(variant, tile)}`,
  };
}
