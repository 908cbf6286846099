/** A tensor to compare with. */
export interface ExpectedTensor {
  readonly dims: readonly number[];
  /** Values in C order. */
  readonly values: ArrayLike<number>;
}
