import type { WeightSource } from '../plan/weight-source.js';

/** Gives the values of weights that have been read, in C order; not to be changed or kept. */
export interface WeightValues {
  values(source: WeightSource): Float32Array;
}
