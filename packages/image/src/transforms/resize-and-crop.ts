import type { ImageSize } from '../image-size.js';
import { loadRareProcessing } from '../rare-processing/load-rare-processing.js';
import type { RawImage } from '../raw-image.js';
import { commonKernels, type ResamplingKernel } from '../resize/common-kernels.js';
import { resampleByKernel } from '../resize/resample-by-kernel.js';
import type { ResamplingFilter } from '../resize/resampling-filter.js';
import type { ResizeBackend } from '../resize/resize-backend.js';
import type { ResizeRegion } from '../resize/resize-region.js';

/** A size to resize to, in pixels, and how. */
export interface Resize extends ImageSize {
  readonly filter: ResamplingFilter;
  readonly backend: ResizeBackend;
}

/** A part to cut out, in pixels; where it is larger than the image, along one axis or both, it begins before the image, and a colour is added around. */
export interface Crop extends ResizeRegion {
  /** @default black */
  readonly fill?: readonly number[];
}

/** Resizes and crops, each where given; pixels that the crop would drop are not computed. */
export async function resizeAndCrop(
  image: RawImage,
  resize: Resize | undefined,
  crop: Crop | undefined,
): Promise<RawImage> {
  if (resize === undefined) {
    if (crop === undefined) return image;
  } else {
    const { width, height, filter, backend } = resize;
    const kernels: Readonly<Partial<Record<ResamplingFilter, ResamplingKernel>>> = commonKernels;
    const kernel = kernels[filter];
    const region = crop ?? { left: 0, top: 0, width, height };
    if (kernel !== undefined && region.width <= width && region.height <= height) {
      return resampleByKernel(image, width, height, region, backend, kernel);
    }
  }
  // Other filters, copies of pixels among them, and what is added around an image: the code for them is loaded with the first that needs it.
  return (await loadRareProcessing()).cropWithPadding(image, resize, crop);
}
