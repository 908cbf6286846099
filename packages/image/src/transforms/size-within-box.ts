import type { ImageSize } from '../image-size.js';

/**
 * The largest size at the same aspect ratio that fits into a box, both rounded down.
 * Source: `get_image_size_for_max_height_width` in Transformers' `image_utils.py`.
 */
export function sizeWithinBox({ width, height }: ImageSize, box: ImageSize): ImageSize {
  const scale = Math.min(box.height / height, box.width / width);
  return { width: Math.trunc(width * scale), height: Math.trunc(height * scale) };
}
