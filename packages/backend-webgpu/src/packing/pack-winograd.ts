import type { WeightSource } from '@automodel/compiler';
import { dispatch } from '../kernels/dispatch.js';
import { linearWorkgroups } from '../kernels/linear-workgroups.js';
import { packWinogradKernel } from '../kernels/pack-winograd-kernel.js';
import { vectorWorkgroup } from '../kernels/vector-workgroup.js';
import type { PackingTools } from './packing.js';

export interface PackWinogradOptions {
  readonly weight: WeightSource;
  /** Of each of the 16 matrices, padded. */
  readonly rows: number;
  readonly columns: number;
  /** By what each output is multiplied. */
  readonly factors: ArrayLike<number>;
}

/** Transforms the weights of a 3×3 convolution for Winograd's F(2×2, 3×3), on the GPU. */
export function packWinograd(tools: PackingTools, { weight, rows, columns, factors }: PackWinogradOptions): void {
  const { raw, firstByte, type } = tools.raw(weight);
  const [outputs = 1, inputs = 1] = weight.dims;
  tools.run(
    dispatch(packWinogradKernel(type), {
      buffers: { raw, factors: tools.temporary(Float32Array.from(factors)), matrices: tools.target },
      uniforms: { inputs, outputs, rows, columns, firstByte },
      workgroups: linearWorkgroups(inputs * outputs, vectorWorkgroup),
    }),
  );
}
