import type { ResamplingKernel } from './common-kernels.js';
import type { ResizeBackend } from './resize-backend.js';

/** Along one axis: which input pixels make each output pixel, and with which fixed-point weights. */
export interface ResamplingWeights {
  /** The number of output pixels. */
  readonly count: number;
  /** Per output pixel, its first input pixel. */
  readonly starts: Int32Array;
  /** Per output pixel, its number of input pixels. */
  readonly lengths: Int32Array;
  /** Weights in units of `2^-fractionBits`; those of output pixel `i` start at `i * stride`. */
  readonly values: Int32Array;
  readonly stride: number;
  readonly fractionBits: number;
}

/**
 * The weights of a part of an axis on which `inputSize` pixels become `outputSize`: those of the output pixels `start` to `start + count`.
 * Pillow and PyTorch compute them alike, and round them to different numbers of bits.
 * Sources: `precompute_coeffs` and `normalize_coeffs_8bpc` in Pillow's `src/libImaging/Resample.c`;
 * `_compute_index_ranges_int16_weights` in PyTorch's `aten/src/ATen/native/cpu/UpSampleKernel.cpp`.
 */
export function resamplingWeights(
  kernel: ResamplingKernel,
  inputSize: number,
  outputSize: number,
  start: number,
  count: number,
  backend: ResizeBackend,
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

  /** Computes the weights of one output pixel into `exact`, and gives its first input pixel and their number. */
  const weigh = (outputPixel: number): readonly [first: number, length: number] => {
    const center = (outputPixel + 0.5) * scale;
    const first = Math.max(0, Math.trunc(center - support + 0.5));
    const length = Math.min(inputSize, Math.trunc(center + support + 0.5)) - first;
    let sum = 0;
    for (let tap = 0; tap < length; tap++) {
      const weight = kernel.weigh((tap + first - center + 0.5) * inverseFilterScale);
      exact[tap] = weight;
      sum += weight;
    }
    for (let tap = 0; tap < length; tap++) exact[tap] = (exact[tap] ?? 0) / (sum || 1);
    return [first, length];
  };

  let fractionBits = mostFractionBits;
  if (backend !== 'pil') {
    // The largest weight of the whole axis stays below 2^15: the bits of every weight depend on it, those of a part too.
    let largest = 0;
    for (let output = 0; output < outputSize; output++) {
      const [, length] = weigh(output);
      for (let tap = 0; tap < length; tap++) largest = Math.max(largest, exact[tap] ?? 0);
    }
    while (fractionBits > 0 && Math.trunc(0.5 + largest * 2 ** fractionBits) >= 2 ** 15) fractionBits--;
  }
  for (let output = 0; output < count; output++) {
    const [first, length] = weigh(start + output);
    starts[output] = first;
    lengths[output] = length;
    for (let tap = 0; tap < length; tap++) {
      const scaled = (exact[tap] ?? 0) * 2 ** fractionBits;
      // An Int32Array truncates.
      values[output * stride + tap] = scaled + (scaled < 0 ? -0.5 : 0.5);
    }
  }
  return { count, starts, lengths, values, stride, fractionBits };
}

/** 8 of 32 bits hold the pixel, 2 the overshoot of the negative lobes. */
const mostFractionBits = 32 - 8 - 2;
