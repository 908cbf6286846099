import type { RawImage } from '../raw-image.js';
import { resampleByKernel } from './resample-by-kernel.js';
import type { ResamplingFilter } from './resampling-filter.js';
import { resamplingKernels } from './resampling-kernels.js';
import type { ResizeBackend } from './resize-backend.js';
import { resizeNearest } from './resize-nearest.js';
import type { ResizeRegion } from './resize-region.js';

export interface ResizeImageOptions {
  /** In pixels. */
  readonly width: number;
  /** In pixels. */
  readonly height: number;
  readonly filter: ResamplingFilter;
  /** Compute only this part of the resized image; its pixels are the same as without. @default all of it */
  readonly region?: ResizeRegion | undefined;
  /** Whose pixels. @default 'pil' */
  readonly backend?: ResizeBackend | undefined;
}

/** `resizeImage` with options that are known to be valid. */
export function resample(image: RawImage, options: ResizeImageOptions): RawImage {
  const { width, height, filter, region = { left: 0, top: 0, width, height }, backend = 'pil' } = options;
  return filter === 'nearest'
    ? resizeNearest(image, width, height, region, backend)
    : resampleByKernel(image, width, height, region, backend, resamplingKernels[filter]);
}
