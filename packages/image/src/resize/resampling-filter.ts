/** The resampling filters of Pillow. */
export type ResamplingFilter = 'nearest' | 'lanczos' | 'bilinear' | 'bicubic' | 'box' | 'hamming';

/** `PIL.Image.Resampling`: the number is the place in this list. */
export const filtersByNumber: readonly ResamplingFilter[] = [
  'nearest',
  'lanczos',
  'bilinear',
  'bicubic',
  'box',
  'hamming',
];
