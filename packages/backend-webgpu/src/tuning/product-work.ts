import type { LeftReading, ResultWriting, RightReading, StorageType } from '../kernels/product/product-variant.js';

/** A matrix product, or a convolution as one, in numbers: all that decides how it is computed best. Vectors are four elements. */
export interface ProductWork {
  readonly left: LeftReading;
  /** Kernel and strides of a window, `3x3/2`; empty for none. */
  readonly window: string;
  readonly right: RightReading;
  readonly result: Exclude<ResultWriting, 'partial'>;
  readonly storage: StorageType;
  /** Products of the same sizes side by side. */
  readonly batches: number;
  readonly rows: number;
  /** Vectors of a row of the result. */
  readonly columns: number;
  /** Vectors along the inner dimension. */
  readonly inner: number;
  /** Tiles of 2×2 places, where Winograd's F(2×2, 3×3) computes the same; else undefined. */
  readonly winogradTiles: number | undefined;
}
