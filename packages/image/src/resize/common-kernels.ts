/** A filter that weighs the input pixels within `support` of an output pixel's centre, at scale 1. */
export interface ResamplingKernel {
  /** In input pixels. */
  readonly support: number;
  weigh(distance: number): number;
}

/** The filters that most processors have, term by term as in Pillow's `src/libImaging/Resample.c`, so that float64 rounds alike. */
export const commonKernels: Readonly<Record<'bicubic' | 'bilinear', ResamplingKernel>> = {
  bilinear: { support: 1, weigh: (x) => Math.max(0, 1 - Math.abs(x)) },
  bicubic: {
    support: 2,
    weigh(distance) {
      // How sharp it is.
      const a = -0.5;
      const x = Math.abs(distance);
      if (x < 1) return ((a + 2) * x - (a + 3)) * x * x + 1;
      if (x < 2) return (((x - 5) * x + 8) * x - 4) * a;
      return 0;
    },
  },
};
