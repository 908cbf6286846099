import { commonKernels, type ResamplingKernel } from './common-kernels.js';
import type { ResamplingFilter } from './resampling-filter.js';

function sinc(x: number): number {
  return x === 0 ? 1 : Math.sin(x * Math.PI) / (x * Math.PI);
}

// Pillow writes Hamming's constants as C floats; their float32 values decide last bits.
const hammingOffset = Math.fround(0.54);
const hammingAmplitude = Math.fround(0.46);

/** Every filter but nearest, term by term as in Pillow's `src/libImaging/Resample.c`, so that float64 rounds alike. */
export const resamplingKernels: Readonly<Record<Exclude<ResamplingFilter, 'nearest'>, ResamplingKernel>> = {
  ...commonKernels,
  box: { support: 0.5, weigh: (x) => (x > -0.5 && x <= 0.5 ? 1 : 0) },
  hamming: {
    support: 1,
    weigh(distance) {
      const x = Math.abs(distance);
      if (x === 0) return 1;
      if (x >= 1) return 0;
      const angle = x * Math.PI;
      return (Math.sin(angle) / angle) * (hammingOffset + hammingAmplitude * Math.cos(angle));
    },
  },
  lanczos: { support: 3, weigh: (x) => (x >= -3 && x < 3 ? sinc(x) * sinc(x / 3) : 0) },
};
