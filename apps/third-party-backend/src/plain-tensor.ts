/** A tensor inside the backend: numbers in C order. Floats are rounded to float32 when they are stored; integers are not wrapped. */
export interface PlainTensor {
  readonly dims: readonly number[];
  readonly data: Float32Array | Float64Array;
}
