import type { Loop } from '@automodel/compiler';

/** Loops as uniforms: eight of them, outermost first, in two vectors each for sizes and for the strides of each tensor. */
export interface LoopVectors {
  readonly outerSizes: readonly number[];
  readonly sizes: readonly number[];
  readonly outerStrides: readonly (readonly number[])[];
  readonly strides: readonly (readonly number[])[];
}

/** @param tensors how many strides each loop has. */
export function loopVectors(loops: readonly Loop[], tensors: number): LoopVectors {
  const missing = Array.from({ length: 8 - loops.length }, () => ({ size: 1, strides: [] }));
  const all: readonly Loop[] = [...missing, ...loops];
  const strides = Array.from({ length: tensors }, (_, index) => all.map((loop) => loop.strides[index] ?? 0));
  const sizes = all.map(({ size }) => size);
  return {
    outerSizes: sizes.slice(0, 4),
    sizes: sizes.slice(4),
    outerStrides: strides.map((values) => values.slice(0, 4)),
    strides: strides.map((values) => values.slice(4)),
  };
}
