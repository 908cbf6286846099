import type { ConvolutionStep } from '../plan/plan.js';
import type { WeightSource } from '../plan/weight-source.js';
import { normalizationSources, scaleAndShift } from './scale-and-shift.js';
import type { WeightValues } from './weight-values.js';

/** A convolution of floats or integers. */
type FoldedStep = Pick<ConvolutionStep, 'bias' | 'normalization' | 'weight'>;

/** What a convolution's normalization makes of its weights and bias. */
export interface FoldedNormalization {
  /** By what the weights of each output channel are multiplied. */
  readonly factors: Float64Array;
  readonly bias: Float32Array;
}

/** The weights that `foldedNormalization` uses. */
export function foldedSources({ bias, normalization }: FoldedStep): readonly WeightSource[] {
  return [...(bias === undefined ? [] : [bias]), ...normalizationSources(normalization)];
}

/** The normalization of a convolution as factors of its weights and a bias. */
export function foldedNormalization(step: FoldedStep, weights: WeightValues): FoldedNormalization {
  const outputs = step.weight.dims[0] ?? 0;
  const bias = step.bias === undefined ? new Float32Array(outputs) : weights.values(step.bias);
  if (step.normalization === undefined) return { factors: new Float64Array(outputs).fill(1), bias };
  const { scale, shift } = scaleAndShift(step.normalization, weights);
  const foldedBias = new Float32Array(outputs);
  for (let output = 0; output < outputs; output++) {
    foldedBias[output] = (bias[output] ?? 0) * (scale[output] ?? 0) + (shift[output] ?? 0);
  }
  return { factors: scale, bias: foldedBias };
}
