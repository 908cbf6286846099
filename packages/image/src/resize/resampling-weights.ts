import type { ResamplingKernel } from './resampling-kernels.js';

/** The fraction bits of a weight: 8 of 32 bits hold the pixel, 2 the overshoot of the negative lobes. */
export const weightBits: number = 32 - 8 - 2;

/** Along one axis: which input pixels make each output pixel, and with which fixed-point weights. */
export interface ResamplingWeights {
  /** The number of output pixels. */
  readonly count: number;
  /** Per output pixel, its first input pixel. */
  readonly starts: Int32Array;
  /** Per output pixel, its number of input pixels. */
  readonly lengths: Int32Array;
  /** Weights of `2^-weightBits`; those of output pixel `i` start at `i * stride`. */
  readonly values: Int32Array;
  readonly stride: number;
}

/**
 * The weights of output pixels `start` to `start + count` when `inputSize` pixels become `outputSize`.
 * Source: `precompute_coeffs` and `normalize_coeffs_8bpc` in Pillow's `src/libImaging/Resample.c`.
 */
export function resamplingWeights(
  kernel: ResamplingKernel,
  inputSize: number,
  outputSize: number,
  start: number,
  count: number,
): ResamplingWeights {
  const scale = inputSize / outputSize;
  const filterScale = Math.max(scale, 1);
  const support = kernel.support * filterScale;
  const inverseFilterScale = 1 / filterScale;
  const stride = Math.ceil(support) * 2 + 1;
  const starts = new Int32Array(count);
  const lengths = new Int32Array(count);
  const values = new Int32Array(count * stride);
  const exact = new Float64Array(stride);

  for (let output = 0; output < count; output++) {
    const center = (start + output + 0.5) * scale;
    const first = Math.max(0, Math.trunc(center - support + 0.5));
    const length = Math.min(inputSize, Math.trunc(center + support + 0.5)) - first;
    let sum = 0;
    for (let tap = 0; tap < length; tap++) {
      const weight = kernel.weigh((tap + first - center + 0.5) * inverseFilterScale);
      exact[tap] = weight;
      sum += weight;
    }
    for (let tap = 0; tap < length; tap++) {
      const weight = exact[tap] ?? 0;
      const scaled = (sum === 0 ? weight : weight / sum) * (1 << weightBits);
      values[output * stride + tap] = Math.trunc(scaled < 0 ? scaled - 0.5 : scaled + 0.5);
    }
    starts[output] = first;
    lengths[output] = length;
  }
  return { count, starts, lengths, values, stride };
}
