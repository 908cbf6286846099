import type { Tensor } from '@automodel/core';
import type { Outcome } from './outcome.js';

/** Reads images and makes the model's input of them. */
export interface Preparer {
  /** Never rejects. */
  prepare(path: string): Promise<Outcome<Tensor>>;
  dispose(): Promise<void>;
}
