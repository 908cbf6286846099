import { ImageDecodeError } from '@automodel/core';
import type { DecodeSettings } from './decode-image-options.js';

/** @throws {ImageDecodeError} if an image has more pixels than the settings allow, or none. */
export function checkPixelLimit(width: number, height: number, image: string, { maxPixels }: DecodeSettings): void {
  const pixels = width * height;
  if (pixels > maxPixels) {
    throw new ImageDecodeError({
      image,
      reason: `it has ${width} x ${height} = ${pixels} pixels, and the limit is ${maxPixels}.`,
      remedy: 'If the image is trusted, decode it with a larger limit: decodeImage(image, { maxPixels }).',
    });
  }
  if (!(pixels > 0)) {
    throw new ImageDecodeError({
      image,
      reason: `it has ${width} x ${height} pixels.`,
      remedy: 'Pass an image that has loaded and has at least one pixel.',
    });
  }
}
