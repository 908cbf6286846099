/** A binary float format of at most 16 bits. */
export interface FloatFormat {
  readonly exponentBits: number;
  readonly mantissaBits: number;
  readonly bias: number;
  /** The largest finite number. */
  readonly largest: number;
  /** What the largest exponent holds: IEEE's infinities and NaNs, NaN where the mantissa is all ones, or nothing special. */
  readonly special: 'ieee' | 'nan-only' | 'none';
  /** There is no -0: its bits are the only NaN (the `fnuz` formats). */
  readonly negativeZeroIsNaN?: boolean;
}
