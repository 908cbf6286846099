/** How far a tensor is from the one that it should be. */
export interface TensorComparison {
  readonly name: string;
  readonly dims: readonly number[];
  /** The dims that it should have, where they are others. */
  readonly expectedDims?: readonly number[] | undefined;
  /** The largest absolute difference; Infinity if a value is NaN where it should be none, or the shapes differ. */
  readonly maximumError: number;
  /** The same as a part of the expected tensor's largest magnitude. */
  readonly relativeError: number;
  /** Where the largest difference is, as an index into each axis. */
  readonly position: readonly number[];
  readonly isWithinTolerance: boolean;
}
