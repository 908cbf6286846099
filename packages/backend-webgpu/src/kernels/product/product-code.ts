import type { ProductFrame } from './product-frame.js';

/** What a way of multiplying adds to the frame of a product. */
export interface ProductCode {
  readonly frame: ProductFrame;
  /** Workgroup variables. */
  readonly globals: string;
  /** Directives of WGSL that it needs. */
  readonly directives: readonly string[];
  /** The statements of `main`. */
  readonly body: string;
}
