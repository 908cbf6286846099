import type { WeightSource } from '../plan/weight-source.js';

/** The constants that make numbers of a weight's integers: the scale, and the zero point if there is one. */
export function quantizationSources({ quantization }: WeightSource): readonly WeightSource[] {
  if (quantization === undefined) return [];
  const { scale, zeroPoint } = quantization;
  return zeroPoint === undefined ? [scale] : [scale, zeroPoint];
}
