/** Vector operations that residual networks do without, by their opcode after 0xfd, for `FunctionBuilder.vector`: pages load them when a model needs them. */
export const rareOpcodes = {
  abs: 0xe0,
  sqrt: 0xe3,
  div: 0xe7,
  min: 0xe8,
  max: 0xe9,
  pseudoMin: 0xea,
  subDoubles: 0xf1,
  negDoubles: 0xed,
  and: 0x4e,
  or: 0x50,
  xor: 0x51,
  /** Takes two vectors and a mask: bits of the first where the mask has ones, of the second elsewhere. */
  select: 0x52,
  equal: 0x41,
  lessThan: 0x43,
  greaterThan: 0x44,
  lessOrEqual: 0x45,
  greaterOrEqual: 0x46,
  equalIntegers: 0x37,
  addIntegers: 0xae,
  subIntegers: 0xb1,
  ceil: 0x67,
  floor: 0x68,
  /** To the nearest whole number, halves to even. */
  nearest: 0x6a,
  /** float32 to int32, towards 0, and back. */
  toIntegers: 0xf8,
  fromIntegers: 0xfa,
  /** The lower eight of sixteen int8 as int16. */
  extendLowBytes: 0x87,
  /** The lower and the higher four of eight int16 as int32. */
  extendLowWords: 0xa7,
  extendHighWords: 0xa8,
  /** Two vectors of int32 as int16, or of int16 as int8: what is too large becomes the largest, what is too small the least. */
  narrowToWords: 0x85,
  narrowToBytes: 0x65,
  /** int16 + int16. */
  addWords: 0x8e,
  /** Sums of neighbours of eight int16 as int32. */
  addNeighbours: 0x7e,
  /** Sums of neighbouring products of eight int16 as int32. */
  dotWords: 0xba,
  /** Sums of neighbouring products of sixteen int8 with numbers from 0 to 127, as int16 (relaxed SIMD). */
  relaxedDotBytes: 0x112,
  /** Sums of four such products each, as int32, added to four int32 (relaxed SIMD). */
  relaxedDotBytesAdd: 0x113,
} as const;
