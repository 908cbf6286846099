/** The resampling filters of Pillow. */
export type ResamplingFilter = 'nearest' | 'lanczos' | 'bilinear' | 'bicubic' | 'box' | 'hamming';
