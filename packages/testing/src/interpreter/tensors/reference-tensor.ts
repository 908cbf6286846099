import type { DataType, TensorElements } from '@automodel/onnx';

/**
 * A tensor as the reference interpreter takes and gives it. Floats of 16 bits and less stand in a Float32Array as the numbers that they are,
 * integers of 4 and 2 bits in an array of 8-bit ones, truth values as 0 and 1.
 */
export interface ReferenceTensor {
  readonly dataType: DataType;
  readonly dims: readonly number[];
  /** In C order. */
  readonly data: TensorElements | readonly string[];
}
