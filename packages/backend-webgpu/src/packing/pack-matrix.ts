import type { WeightSource } from '@automodel/compiler';
import { dispatch } from '../kernels/dispatch.js';
import { linearWorkgroups } from '../kernels/linear-workgroups.js';
import { packMatrixKernel, packMatrixSize } from '../kernels/pack-matrix-kernel.js';
import type { PackingTools } from './packing.js';

/** A matrix `[taps][depth][columns]` and how much of it is used. */
export interface MatrixShape {
  readonly taps: number;
  readonly depth: number;
  readonly usedDepth: number;
  readonly columns: number;
  readonly usedColumns: number;
  /** So many matrices one behind the other, each of the next `usedColumns` columns of the weight. @default 1 */
  readonly groups?: number;
  /** Elements from matrix to matrix. @default those of one */
  readonly groupSize?: number;
}

/** Elements of the weight from tap to tap, along the depth, and from column to column. */
export interface MatrixStrides {
  readonly tap: number;
  readonly depth: number;
  readonly column: number;
}

export interface PackMatrixOptions {
  readonly weight: WeightSource;
  readonly shape: MatrixShape;
  readonly strides: MatrixStrides;
  /** By what each column is multiplied, one for each used column. */
  readonly factors: ArrayLike<number>;
  /** How the matrix is stored. */
  readonly type: 'f16' | 'f32';
}

/** Packs a weight as the matrix of a product, on the GPU. */
export function packMatrix(tools: PackingTools, { weight, shape, strides, factors, type }: PackMatrixOptions): void {
  const { raw, firstByte, type: from } = tools.raw(weight);
  const { taps, depth, columns, groups = 1, groupSize = taps * depth * columns } = shape;
  tools.run(
    dispatch(packMatrixKernel(from, type), {
      buffers: { raw, factors: tools.temporary(Float32Array.from(factors)), matrix: tools.target },
      uniforms: {
        ...shape,
        groups,
        groupSize,
        firstByte,
        strideTap: strides.tap,
        strideDepth: strides.depth,
        strideColumn: strides.column,
      },
      workgroups: linearWorkgroups(groups * taps * depth * columns, packMatrixSize),
    }),
  );
}
