import type { ConvolutionStep, NormalizationSource, WeightSource } from '@automodel/compiler';
import type { WeightReader } from './weight-reader.js';

/** A convolution's weights `[out, in / group, height, width]` as they are stored, and what its normalization makes of them. */
export interface FoldedWeights {
  readonly weight: Float32Array;
  /** By what the weights of each output channel are multiplied. */
  readonly factors: Float64Array;
  readonly bias: Float32Array;
}

/** y = x × scale + shift, per channel. */
export interface ScaleShift {
  readonly scale: Float64Array;
  readonly shift: Float64Array;
}

/** Batch normalization as a multiplication and an addition. */
export async function readScaleShift(source: NormalizationSource, reader: WeightReader): Promise<ScaleShift> {
  const [gamma, beta, mean, variance] = await readAll(
    [source.scale, source.bias, source.mean, source.variance],
    reader,
  );
  const scale = Float64Array.from(gamma ?? [], (value, channel) => {
    return value / Math.sqrt((variance?.[channel] ?? 0) + source.epsilon);
  });
  const shift = Float64Array.from(
    beta ?? [],
    (value, channel) => value - (mean?.[channel] ?? 0) * (scale[channel] ?? 0),
  );
  return { scale, shift };
}

/** Reads the weights of a convolution, and folds its normalization into factors and bias. */
export async function foldWeights(step: ConvolutionStep, reader: WeightReader): Promise<FoldedWeights> {
  const weight = await reader.read(step.weight);
  const outputs = step.weight.dims[0] ?? 0;
  const bias = step.bias === undefined ? new Float32Array(outputs) : await reader.read(step.bias);
  if (step.normalization === undefined) return { weight, factors: new Float64Array(outputs).fill(1), bias };
  const { scale, shift } = await readScaleShift(step.normalization, reader);
  const foldedBias = bias.map((value, output) => value * (scale[output] ?? 0) + (shift[output] ?? 0));
  return { weight, factors: scale, bias: foldedBias };
}

async function readAll(sources: readonly WeightSource[], reader: WeightReader): Promise<Float32Array[]> {
  const values: Float32Array[] = [];
  for (const source of sources) values.push(await reader.read(source));
  return values;
}
