import type { RawType } from '../packing/packing.js';
import { defineKernel, type Kernel } from './kernel.js';
import { linearIndex } from './linear-workgroups.js';
import { rawWeightCode } from './raw-weight.js';

export const packMatrixSize = 64;

type Field =
  | 'columns'
  | 'depth'
  | 'firstByte'
  | 'strideColumn'
  | 'strideDepth'
  | 'strideTap'
  | 'taps'
  | 'usedColumns'
  | 'usedDepth';

/**
 * Lays weights out as the matrix that products read, `[taps][depth][columns]`, each column multiplied by its factor; what pads depth and
 * columns is 0. Elements of the file lie `stride…` apart.
 */
export function packMatrixKernel(from: RawType, to: 'f16' | 'f32'): Kernel<Field, 'factors' | 'matrix' | 'raw'> {
  return defineKernel({
    name: `${to}-pack-matrix-${from}`,
    uniforms: {
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
  if (index >= uniforms.taps * uniforms.depth * uniforms.columns) {
    return;
  }
  let column = index % uniforms.columns;
  let row = index / uniforms.columns;
  let depth = row % uniforms.depth;
  let tap = row / uniforms.depth;
  var value = 0.0;
  if (column < uniforms.usedColumns && depth < uniforms.usedDepth) {
    let at = tap * uniforms.strideTap + depth * uniforms.strideDepth + column * uniforms.strideColumn;
    value = rawValue(uniforms.firstByte, at) * factors[column];
  }
  matrix[index] = ${to}(value);`,
  });
}
