import type { ImageSize } from '../image-size.js';
import type { DecodeSettings } from './decode-image-options.js';

/** Whether an image has pixels, and no more than the settings allow. */
export function isWithinPixelLimit({ width, height }: ImageSize, { maxPixels }: DecodeSettings): boolean {
  return width * height > 0 && width * height <= maxPixels;
}
