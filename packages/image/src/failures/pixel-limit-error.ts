import { ImageDecodeError } from '@automodel/core';
import type { DecodeSettings } from '../decode/decode-image-options.js';

/** The error for an image that has more pixels than the settings allow, or none. */
export function pixelLimitError(
  width: number,
  height: number,
  image: string,
  { maxPixels }: DecodeSettings,
): ImageDecodeError {
  const pixels = width * height;
  return pixels > maxPixels
    ? new ImageDecodeError({
        image,
        reason: `it has ${width} x ${height} = ${pixels} pixels, and the limit is ${maxPixels}.`,
        remedy: 'If the image is trusted, decode it with a larger limit: decodeImage(image, { maxPixels }).',
      })
    : new ImageDecodeError({
        image,
        reason: `it has ${width} x ${height} pixels.`,
        remedy: 'Pass an image that has loaded and has at least one pixel.',
      });
}
