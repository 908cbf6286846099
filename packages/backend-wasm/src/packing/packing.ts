import type { WeightSource } from '@automodel/compiler';
import type { PackingKernels } from './packing-kernels.js';

/** What fills a packing: the weights that it is made of, in the memory of the session. */
export interface PackingTools {
  /** Where the packing lies; all zeros. */
  readonly address: number;
  readonly target: Float32Array;
  readonly kernels: PackingKernels;
  /** The values of a weight in C order; not to be changed or kept. */
  values(source: WeightSource): Float32Array;
  /** The same elements in the weight's own type, in C order. */
  elements(source: WeightSource): Iterable<number | bigint>;
  /** The address of the same values, which need not be a multiple of 4. */
  locate(source: WeightSource): number;
}

/** Weights in the form that a kernel reads. */
export interface Packing {
  /** Weight × form: one packing serves the plans of all shapes. */
  readonly key: string;
  readonly floats: number;
  /** All weights that `write` uses. */
  readonly sources: readonly WeightSource[];
  /** Fills the packing; called once all its weights have been read. */
  write(tools: PackingTools): void;
}
