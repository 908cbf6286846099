import type { ConvolutionStep, NormalizationSource, WeightSource } from '@automodel/compiler';
import type { PackingTools } from './packing.js';

/** A convolution of floats or integers. */
type FoldedStep = Pick<ConvolutionStep, 'bias' | 'normalization' | 'weight'>;

/** What a convolution's normalization makes of its weights and bias. */
export interface FoldedNormalization {
  /** By what the weights of each output channel are multiplied. */
  readonly factors: Float64Array;
  readonly bias: Float32Array;
}

/** y = x × scale + shift, per channel. */
export interface ScaleShift {
  readonly scale: Float64Array;
  readonly shift: Float64Array;
}

/** The weights of a normalization. */
export function normalizationSources(source: NormalizationSource | undefined): readonly WeightSource[] {
  return source === undefined ? [] : [source.scale, source.bias, source.mean, source.variance];
}

/** Batch normalization as a multiplication and an addition. */
export function scaleAndShift(source: NormalizationSource, { values }: Pick<PackingTools, 'values'>): ScaleShift {
  const [gamma, beta, mean, variance] = normalizationSources(source).map(values);
  const channels = gamma?.length ?? 0;
  const scale = new Float64Array(channels);
  const shift = new Float64Array(channels);
  for (let channel = 0; channel < channels; channel++) {
    const factor = (gamma?.[channel] ?? 0) / Math.sqrt((variance?.[channel] ?? 0) + source.epsilon);
    scale[channel] = factor;
    shift[channel] = (beta?.[channel] ?? 0) - (mean?.[channel] ?? 0) * factor;
  }
  return { scale, shift };
}

/** The weights that `foldNormalization` uses. */
export function foldedSources({ bias, normalization }: FoldedStep): readonly WeightSource[] {
  return [...(bias === undefined ? [] : [bias]), ...normalizationSources(normalization)];
}

/** Folds the normalization of a convolution into factors and bias. */
export function foldNormalization(step: FoldedStep, tools: Pick<PackingTools, 'values'>): FoldedNormalization {
  const outputs = step.weight.dims[0] ?? 0;
  const bias = step.bias === undefined ? new Float32Array(outputs) : tools.values(step.bias);
  if (step.normalization === undefined) return { factors: new Float64Array(outputs).fill(1), bias };
  const { scale, shift } = scaleAndShift(step.normalization, tools);
  const foldedBias = new Float32Array(outputs);
  for (let output = 0; output < outputs; output++) {
    foldedBias[output] = (bias[output] ?? 0) * (scale[output] ?? 0) + (shift[output] ?? 0);
  }
  return { factors: scale, bias: foldedBias };
}
