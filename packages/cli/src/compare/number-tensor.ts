/** A tensor whose elements are numbers, whatever type it had. */
export interface NumberTensor {
  readonly dims: readonly number[];
  readonly data: ArrayLike<bigint | number>;
}
