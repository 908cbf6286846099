import type { UnaryFunction } from '@automodel/compiler';
import type { ProductTile } from './tile-shape.js';

/** How the left side lies in memory: rows of whole vectors, rows of any length, or windows over places of channels. */
export type LeftReading = 'rows' | 'scalars' | 'window';

/** How the right side lies: packed by us (rows of whole vectors, with rows of zeros at the end), or a tensor with rows of whole vectors or of any length. */
export type RightReading = 'packed' | 'scalars' | 'vectors';

/** What is written: the result in rows of whole vectors, in rows of any length, or the sums of one part, to be added up by `split-reduction`. */
export type ResultWriting = 'partial' | 'scalars' | 'vectors';

/** The element type of activations and weights in memory; sums are float32. */
export type StorageType = 'f16' | 'f32';

/** What makes one pipeline of the products; all else is uniforms. */
export interface ProductVariant {
  readonly tile: ProductTile;
  readonly left: LeftReading;
  readonly right: RightReading;
  readonly result: ResultWriting;
  readonly storage: StorageType;
  readonly activation: UnaryFunction | undefined;
}
