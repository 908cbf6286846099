import type { ConvolutionStep } from '@automodel/compiler';
import type { FoldedWeights } from '../packing/fold-weights.js';
import type { WeightReader } from '../packing/weight-reader.js';
import type { Places } from './operation-context.js';

/** A convolution with what its forms have in common. */
export interface Convolution {
  readonly step: ConvolutionStep;
  readonly input: Places;
  readonly output: Places;
  readonly inputAddress: number;
  readonly outputAddress: number;
  /** What is added before the activation; 0 for nothing. */
  readonly residual: number;
  readonly bias: number;
  /** Tells this weight from all others. */
  readonly key: string;
  /** The weights with the normalization folded in, read once. */
  folded(reader: WeightReader): Promise<FoldedWeights>;
}
