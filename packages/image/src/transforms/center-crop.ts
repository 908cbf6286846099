import type { ImageSize } from '../image-size.js';
import type { ResizeBackend } from '../resize/resize-backend.js';
import type { Crop } from './resize-and-crop.js';

/**
 * The middle of an image of some size; a crop that is larger begins before the image.
 * Sources: `center_crop` in Transformers' `image_transforms.py`, which rounds both the place of a crop down and that of an image within a padding up,
 * and `TorchvisionBackend.center_crop` in its `image_processing_backends.py`, which rounds both down: towards 0, seen from here.
 */
export function centerCrop(image: ImageSize, { width, height }: ImageSize, backend: ResizeBackend): Crop {
  const round = backend === 'pil' ? Math.floor : Math.trunc;
  return { width, height, left: round((image.width - width) / 2), top: round((image.height - height) / 2) };
}
