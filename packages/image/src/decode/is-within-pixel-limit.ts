import type { DecodeSettings } from './decode-image-options.js';

/** Whether an image has pixels, and no more than the settings allow. */
export function isWithinPixelLimit(width: number, height: number, { maxPixels }: DecodeSettings): boolean {
  return width * height > 0 && width * height <= maxPixels;
}
