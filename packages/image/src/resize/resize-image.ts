import { InvalidOptionError } from '@automodel/core';
import type { RawImage } from '../raw-image.js';
import { type ResizeImageOptions, resample } from './resample.js';
import type { ResamplingFilter } from './resampling-filter.js';
import { resamplingKernels } from './resampling-kernels.js';

const torchvisionFilters: readonly ResamplingFilter[] = ['nearest', 'bilinear', 'bicubic'];

/**
 * Resizes as `Image.resize` of Pillow does on an RGB image, or torchvision on a uint8 tensor, to the last bit.
 * The input is left as it is; the result has memory of its own.
 * @throws {InvalidOptionError} if a size is no positive integer, the filter is unknown or the region leaves the image.
 */
export function resizeImage(image: RawImage, options: ResizeImageOptions): RawImage {
  checkOptions(options);
  return resample(image, options);
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
