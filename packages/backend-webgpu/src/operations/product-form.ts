import type { UnaryFunction } from '@automodel/compiler';
import { type Dispatch, dispatch } from '../kernels/dispatch.js';
import { linearWorkgroups } from '../kernels/linear-workgroups.js';
import { product } from '../kernels/product/product.js';
import type { ProductField } from '../kernels/product/product-uniforms.js';
import { tileResources } from '../kernels/product/tile-resources.js';
import { productActivation } from '../kernels/product-activation.js';
import { splitReduction } from '../kernels/split-reduction.js';
import { vectorWorkgroup } from '../kernels/vector-workgroup.js';
import type { BufferSlot } from '../memory/buffer-slot.js';
import type { Algorithm } from '../tuning/algorithm.js';
import type { ProductWork } from '../tuning/product-work.js';

/** The uniforms that say where a product finds its sides, and windows. */
export type ProductPlaces = Readonly<
  Record<
    Exclude<ProductField, 'chunks' | 'chunksPerSplit' | 'hasResidual' | 'parameters' | 'rows' | 'columns' | 'splits'>,
    number
  >
>;

/** A product with its places in memory. */
export interface ProductForm {
  readonly work: ProductWork;
  readonly places: ProductPlaces;
  readonly left: BufferSlot;
  readonly right: BufferSlot;
  readonly bias: BufferSlot;
  readonly residual: BufferSlot | undefined;
  readonly result: BufferSlot;
  readonly activation: UnaryFunction | undefined;
  /** Memory that nothing else uses while this product is computed. */
  scratch(byteLength: number, purpose: string): BufferSlot;
}

/** Rows by which packed right sides are filled up with zeros: a multiple of the steps of all tiles. */
export const packedRows = 64;

/** Places of a product that reads no windows. */
export const noWindow = {
  height: 0,
  width: 0,
  outputHeight: 0,
  outputWidth: 0,
  strideY: 1,
  strideX: 1,
  padTop: 0,
  padLeft: 0,
  dilationY: 1,
  dilationX: 1,
  kernelHeight: 1,
  kernelWidth: 1,
} as const;

/** The dispatches of a product that is computed directly: one, or two if it is split. */
export function productForm(form: ProductForm, { tile, splits: wanted }: Algorithm): readonly Dispatch[] {
  const { work, places, left, right, bias, result, residual, activation } = form;
  const { batches, rows, columns, storage } = work;
  const chunks = Math.ceil((work.inner * 4) / tileResources(tile).step);
  const chunksPerSplit = Math.ceil(chunks / wanted);
  const splits = Math.ceil(chunks / chunksPerSplit);
  const parameters = productActivation(activation).parameters;
  const hasResidual = residual === undefined ? 0 : 1;
  const uniforms = { ...places, rows, columns, splits, chunks, chunksPerSplit, hasResidual, parameters };
  const workgroups = [Math.ceil((columns * 4) / tile.columns), Math.ceil(rows / tile.rows), batches * splits] as const;
  const variant = { tile, left: work.left, right: work.right, storage };
  if (splits === 1) {
    const kernel = product({ ...variant, result: work.result, activation });
    return [
      dispatch(kernel, { buffers: { left, right, bias, result, residual: residual ?? bias }, uniforms, workgroups }),
    ];
  }
  const parts = form.scratch(batches * splits * rows * columns * 16, 'parts of products');
  const kernel = product({ ...variant, result: 'partial', activation: undefined });
  const { outputStride, outputBatch, biasBatch } = places;
  return [
    dispatch(kernel, { buffers: { left, right, bias, residual: bias, result: parts }, uniforms, workgroups }),
    dispatch(splitReduction(storage, activation), {
      buffers: { parts, result, bias, residual: residual ?? bias },
      uniforms: { rows, columns, batches, splits, outputStride, outputBatch, biasBatch, hasResidual, parameters },
      workgroups: linearWorkgroups(batches * rows * columns, vectorWorkgroup),
    }),
  ];
}
