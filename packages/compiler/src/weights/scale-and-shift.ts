import type { NormalizationSource, WeightSource } from '../plan/weight-source.js';
import type { WeightValues } from './weight-values.js';

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
export function scaleAndShift(source: NormalizationSource, { values }: WeightValues): ScaleShift {
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
