import type { RawImage } from '../raw-image.js';
import { resampleColumns } from './resample-columns.js';
import { resampleRows } from './resample-rows.js';
import type { ResamplingFilter } from './resampling-filter.js';
import { resamplingKernels } from './resampling-kernels.js';
import { resamplingWeights } from './resampling-weights.js';
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
  if (filter === 'nearest') return resizeNearest(image, width, height, region, backend);

  const kernel = resamplingKernels[filter];
  const rows = resamplingWeights(
    kernel,
    { inputSize: image.height, outputSize: height, start: region.top, count: region.height },
    backend,
  );
  const lastRow = rows.count - 1;
  const firstInputRow = rows.starts[0] ?? 0;
  const inputRowCount = (rows.starts[lastRow] ?? 0) + (rows.lengths[lastRow] ?? 0) - firstInputRow;
  // Both skip a pass that keeps the size. Its weights would be one 1 each, so computing it gives the same pixels.
  const columns = resamplingWeights(
    kernel,
    { inputSize: image.width, outputSize: width, start: region.left, count: region.width },
    backend,
  );
  return resampleRows(resampleColumns(image, columns, firstInputRow, inputRowCount), rows, firstInputRow);
}
