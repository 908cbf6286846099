import type { ConvolutionStep, ImagePlaces, WeightSource } from '@automodel/compiler';

/** A convolution with what its forms have in common. */
export interface Convolution {
  readonly step: ConvolutionStep;
  readonly input: ImagePlaces;
  readonly output: ImagePlaces;
  readonly inputAddress: number;
  readonly outputAddress: number;
  /** What is added before the activation; 0 for nothing. */
  readonly residual: number;
  readonly bias: number;
  /** Tells this weight from all others. */
  readonly key: string;
  /** The weight and what is folded into it. */
  readonly sources: readonly WeightSource[];
}
