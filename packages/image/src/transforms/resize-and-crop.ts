import type { RawImage } from '../raw-image.js';
import type { ResamplingFilter } from '../resize/resampling-filter.js';
import { resizeImage } from '../resize/resize-image.js';
import { cropPlacement } from './crop-placement.js';

export interface ResizeAndCrop {
  /** The size before cropping, in pixels. */
  readonly width: number;
  readonly height: number;
  readonly filter: ResamplingFilter;
  /** The size of the result, cut from the middle, in pixels; where it is larger, black is added around. */
  readonly cropWidth: number;
  readonly cropHeight: number;
}

/** Resizes and crops the middle out; pixels that the crop would drop are not computed. */
export function resizeAndCrop(image: RawImage, options: ResizeAndCrop): RawImage {
  const { width, height, filter, cropWidth, cropHeight } = options;
  const horizontal = cropPlacement(width, cropWidth);
  const vertical = cropPlacement(height, cropHeight);
  const region = {
    left: horizontal.source,
    top: vertical.source,
    width: horizontal.length,
    height: vertical.length,
  };
  const part = resizeImage(image, { width, height, filter, region });
  if (part.width === cropWidth && part.height === cropHeight) return part;

  const data = new Uint8Array(cropWidth * cropHeight * 3);
  const rowLength = part.width * 3;
  for (let row = 0; row < part.height; row++) {
    const target = ((vertical.target + row) * cropWidth + horizontal.target) * 3;
    data.set(part.data.subarray(row * rowLength, (row + 1) * rowLength), target);
  }
  return { data, width: cropWidth, height: cropHeight, channels: 3 };
}
