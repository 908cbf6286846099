import type { RawType } from '../packing/packing.js';
import { defineKernel, type Kernel } from './kernel.js';
import { linearIndex } from './linear-workgroups.js';
import { rawWeightCode } from './raw-weight-code.js';

export const packMatrixSize = 64;

type Field =
  | 'columns'
  | 'depth'
  | 'firstByte'
  | 'groupSize'
  | 'groups'
  | 'strideColumn'
  | 'strideDepth'
  | 'strideTap'
  | 'taps'
  | 'usedColumns'
  | 'usedDepth';

/**
 * Lays weights out as the matrix that products read, `[taps][depth][columns]`, one such matrix for each group of
 * columns, `groupSize` elements apart; each column is multiplied by its factor. What pads depth and columns is 0. Elements of the file lie `stride…` apart.
 */
export function packMatrixKernel(from: RawType, to: 'f16' | 'f32'): Kernel<Field, 'factors' | 'matrix' | 'raw'> {
  return defineKernel({
    name: `${to}-pack-matrix-${from}`,
    uniforms: {
      groups: 'u32',
      groupSize: 'u32',
      taps: 'u32',
      depth: 'u32',
      usedDepth: 'u32',
      columns: 'u32',
      usedColumns: 'u32',
      strideTap: 'u32',
      strideDepth: 'u32',
      strideColumn: 'u32',
      firstByte: 'u32',
    },
    bindings: [
      { name: 'raw', access: 'read', type: 'array<u32>' },
      { name: 'factors', access: 'read', type: 'array<f32>' },
      { name: 'matrix', access: 'read_write', type: `array<${to}>` },
    ],
    workgroupSize: [packMatrixSize, 1, 1],
    globals: rawWeightCode(from),
    body: `
  let index = ${linearIndex(packMatrixSize)};
  let size = uniforms.taps * uniforms.depth * uniforms.columns;
  if (index >= uniforms.groups * size) {
    return;
  }
  let matrixIndex = index / size;
  let column = index % uniforms.columns;
  let row = (index - matrixIndex * size) / uniforms.columns;
  let depth = row % uniforms.depth;
  let tap = row / uniforms.depth;
  var value = 0.0;
  if (column < uniforms.usedColumns && depth < uniforms.usedDepth) {
    let source = matrixIndex * uniforms.usedColumns + column;
    let at = tap * uniforms.strideTap + depth * uniforms.strideDepth + source * uniforms.strideColumn;
    value = rawValue(uniforms.firstByte, at) * factors[source];
  }
  matrix[matrixIndex * uniforms.groupSize + index - matrixIndex * size] = ${to}(value);`,
  });
}
