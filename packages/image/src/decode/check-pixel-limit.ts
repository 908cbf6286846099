import { pixelLimitError } from '../failures/pixel-limit-error.js';
import type { DecodeSettings } from './decode-image-options.js';
import { isWithinPixelLimit } from './is-within-pixel-limit.js';

/** @throws {ImageDecodeError} if an image has more pixels than the settings allow, or none. */
export function checkPixelLimit(width: number, height: number, image: string, settings: DecodeSettings): void {
  if (!isWithinPixelLimit(width, height, settings)) throw pixelLimitError(width, height, image, settings);
}
