import type { KeptVector } from './kept-vector.js';

/** Where the vectors of a step lie in workgroup memory, as WGSL places. `buffer` says in which of the buffers: it counts in `bufferStep`. */
export interface StageLayout {
  /** How a vector on its way there is kept in registers. */
  readonly kept: KeptVector;
  /** The type of a vector. */
  readonly vector: string;
  /** From one buffer to the next. */
  readonly bufferStep: number;
  left(buffer: string, row: string, vector: string): string;
  right(buffer: string, inner: string, column: string): string;
}

/** All of a step in the one array `stage`: rows of the left side, then inner rows of the right side. */
export function flatStage(
  { kept, vector }: Pick<StageLayout, 'kept' | 'vector'>,
  left: { readonly rows: number; readonly stride: number },
  right: { readonly rows: number; readonly stride: number },
): StageLayout {
  const leftSize = left.rows * left.stride;
  return {
    kept,
    vector,
    bufferStep: leftSize + right.rows * right.stride,
    left: (buffer, row, at) => `stage[${buffer} + (${row}) * ${left.stride}u + ${at}]`,
    right: (buffer, inner, column) => `stage[${buffer} + ${leftSize}u + (${inner}) * ${right.stride}u + ${column}]`,
  };
}
