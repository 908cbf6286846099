import { InvalidOptionError } from '@automodel/core';
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

const torchvisionFilters: readonly ResamplingFilter[] = ['nearest', 'bilinear', 'bicubic'];

/**
 * Resizes as `Image.resize` of Pillow does on an RGB image, or torchvision on a uint8 tensor, to the last bit.
 * The input is left as it is; the result has memory of its own.
 * @throws {InvalidOptionError} if a size is no positive integer, the filter is unknown or the region leaves the image.
 */
export function resizeImage(image: RawImage, options: ResizeImageOptions): RawImage {
  const { width, height, filter, region = { left: 0, top: 0, width, height }, backend = 'pil' } = options;
  checkOptions(options);
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

function checkOptions({ width, height, filter, region, backend }: ResizeImageOptions): void {
  for (const [option, value] of Object.entries({ width, height })) {
    if (Number.isInteger(value) && value > 0) continue;
    throw new InvalidOptionError({
      option,
      value,
      problem: `it is ${value}, but a size in pixels is an integer of at least 1`,
      remedy: 'Pass the size that the resized image shall have.',
    });
  }
  const filters: readonly string[] =
    backend === 'torchvision' ? torchvisionFilters : ['nearest', ...Object.keys(resamplingKernels)];
  if (!filters.includes(filter)) {
    throw new InvalidOptionError({
      option: 'filter',
      value: filter,
      problem: `it is ${JSON.stringify(filter)}, but the filters of ${backend ?? 'pil'} are ${filters.join(', ')}`,
      remedy: 'Pass one of these.',
    });
  }
  if (region === undefined) return;
  const { left, top } = region;
  const inside = left >= 0 && top >= 0 && left + region.width <= width && top + region.height <= height;
  if (inside && region.width > 0 && region.height > 0 && Object.values(region).every(Number.isInteger)) return;
  throw new InvalidOptionError({
    option: 'region',
    value: region,
    problem: `it is ${JSON.stringify(region)}, which is no part of an image of ${width}x${height} pixels`,
    remedy: 'Pass integers that lie inside of the resized image.',
  });
}
