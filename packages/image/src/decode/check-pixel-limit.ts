import { pixelLimitError } from '../failures/pixel-limit-error.js';
import type { ImageSize } from '../image-size.js';
import type { DecodeSettings } from './decode-image-options.js';
import { isWithinPixelLimit } from './is-within-pixel-limit.js';

/** @throws {ImageDecodeError} if an image has more pixels than the settings allow, or none. */
export function checkPixelLimit(size: ImageSize, image: string, settings: DecodeSettings): void {
  if (!isWithinPixelLimit(size, settings)) throw pixelLimitError(size, image, settings);
}
