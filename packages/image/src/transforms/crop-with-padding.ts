import type { RawImage } from '../raw-image.js';
import { resample } from '../resize/resample.js';
import type { Crop, Resize } from './resize-and-crop.js';

/** `resizeAndCrop` with any filter, or none, and a colour around the image where the crop is larger. */
export function cropWithPadding(image: RawImage, resize: Resize | undefined, crop: Crop | undefined): RawImage {
  // Copying is what every resampling to the same size does.
  const { width, height } = image;
  const options = resize ?? { width, height, filter: 'nearest', backend: 'torchvision' };
  if (crop === undefined) return resample(image, options);

  const region = {
    left: Math.max(0, crop.left),
    top: Math.max(0, crop.top),
    width: Math.min(options.width, crop.width),
    height: Math.min(options.height, crop.height),
  };
  const part = resample(image, { ...options, region });
  if (part.width === crop.width && part.height === crop.height) return part;

  const data = filled(crop);
  const rowLength = part.width * 3;
  for (let row = 0; row < part.height; row++) {
    const target = ((Math.max(0, -crop.top) + row) * crop.width + Math.max(0, -crop.left)) * 3;
    data.set(part.data.subarray(row * rowLength, (row + 1) * rowLength), target);
  }
  return { data, width: crop.width, height: crop.height, channels: 3 };
}

function filled({ width, height, fill }: Crop): Uint8Array {
  const data = new Uint8Array(width * height * 3);
  if (fill === undefined) return data;
  for (let at = 0; at < data.length; at += 3) data.set(fill, at);
  return data;
}
