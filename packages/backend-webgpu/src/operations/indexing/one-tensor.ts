import type { Loop } from '@automodel/compiler';
import { loopVectors } from '../loop-vectors.js';

/** Loops over one tensor, as uniforms. */
export type OneTensor = Readonly<Record<'outerSizes' | 'outerStrides' | 'sizes' | 'strides', readonly number[]>>;

/** Up to eight loops, of which the last is the innermost. */
export function oneTensor(loops: readonly Loop[]): OneTensor {
  const { outerSizes, sizes, outerStrides, strides } = loopVectors(loops, 1);
  return { outerSizes, sizes, outerStrides: outerStrides[0] ?? [], strides: strides[0] ?? [] };
}
