import type { ImageSize } from '../image-size.js';
import type { RawImage } from '../raw-image.js';
import { commonKernels } from '../resize/common-kernels.js';
import { resampleByKernel } from '../resize/resample-by-kernel.js';
import type { ResamplingFilter } from '../resize/resampling-filter.js';
import type { ResizeBackend } from '../resize/resize-backend.js';
import type { ResizeRegion } from '../resize/resize-region.js';
import { type CropRule, cropPlacement } from './crop-placement.js';

/** A size to resize to, in pixels, and how. */
export interface Resize extends ImageSize {
  readonly filter: ResamplingFilter;
  readonly backend: ResizeBackend;
}

/** A size to cut from the middle, in pixels; where it is larger than the image, a colour is added around. */
export interface Crop extends ImageSize {
  readonly rule: CropRule;
  /** @default black */
  readonly fill?: readonly [red: number, green: number, blue: number];
}

/** Resizes and crops the middle out, each where given; pixels that the crop would drop are not computed. */
export async function resizeAndCrop(
  image: RawImage,
  resize: Resize | undefined,
  crop: Crop | undefined,
): Promise<RawImage> {
  const { width, height } = resize ?? image;
  if (crop === undefined)
    return resize === undefined ? image : resizePart(image, resize, { left: 0, top: 0, width, height });

  const horizontal = cropPlacement(width, crop.width, crop.rule);
  const vertical = cropPlacement(height, crop.height, crop.rule);
  const region = {
    left: horizontal.source,
    top: vertical.source,
    width: horizontal.length,
    height: vertical.length,
  };
  // Copying is what every resampling to the same size does.
  const part = await resizePart(image, resize ?? { width, height, filter: 'nearest', backend: 'torchvision' }, region);
  if (part.width === crop.width && part.height === crop.height) return part;

  const data = filled(crop);
  const rowLength = part.width * 3;
  for (let row = 0; row < part.height; row++) {
    const target = ((vertical.target + row) * crop.width + horizontal.target) * 3;
    data.set(part.data.subarray(row * rowLength, (row + 1) * rowLength), target);
  }
  return { data, width: crop.width, height: crop.height, channels: 3 };
}

/** The code for filters that few processors have, copies of pixels among them, is loaded with the first that needs it. */
async function resizePart(image: RawImage, resize: Resize, region: ResizeRegion): Promise<RawImage> {
  const { width, height, filter, backend } = resize;
  if (filter === 'bilinear' || filter === 'bicubic') {
    return resampleByKernel(image, width, height, region, backend, commonKernels[filter]);
  }
  const loaded = await import('../resize/resample.js');
  return loaded.resample(image, { ...resize, region });
}

function filled({ width, height, fill }: Crop): Uint8Array {
  const data = new Uint8Array(width * height * 3);
  if (fill === undefined) return data;
  for (let at = 0; at < data.length; at += 3) data.set(fill, at);
  return data;
}
