/**
 * The numbers of a product that its pipeline leaves open. "Vectors" are four neighbouring elements of a row. A batch is a matrix product of its
 * own (a matrix of a stack, a group of channels, a position of Winograd's transform), and each is cut into `splits` parts along the inner dimension.
 */
export const productUniforms = {
  /** Rows of the result, and vectors of each, in one batch. */
  rows: 'u32',
  columns: 'u32',
  /** Vectors along the inner dimension; of a window: of one place. */
  depth: 'u32',
  /** From row to row, or from place to place, of the left side: vectors, or elements where it is read by elements. */
  leftStride: 'u32',
  /** Vectors from row to row of the result. */
  outputStride: 'u32',
  /** Inner elements and columns that count, where rows are not made of whole vectors. */
  innerElements: 'u32',
  columnElements: 'u32',
  /** From batch to batch, in the unit in which each is read. */
  leftBatch: 'u32',
  rightBatch: 'u32',
  biasBatch: 'u32',
  outputBatch: 'u32',
  splits: 'u32',
  /** Steps along the inner dimension. */
  chunksPerSplit: 'u32',
  chunks: 'u32',
  /** The rest is of windows alone. */
  height: 'u32',
  width: 'u32',
  outputHeight: 'u32',
  outputWidth: 'u32',
  strideY: 'u32',
  strideX: 'u32',
  padTop: 'u32',
  padLeft: 'u32',
  dilationY: 'u32',
  dilationX: 'u32',
  kernelHeight: 'u32',
  kernelWidth: 'u32',
  hasResidual: 'u32',
  parameters: 'vec4f',
} as const;

export type ProductField = keyof typeof productUniforms;
