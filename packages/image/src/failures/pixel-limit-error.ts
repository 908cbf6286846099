import { ImageDecodeError } from '@automodel/core';
import type { DecodeSettings } from '../decode/decode-image-options.js';
import type { ImageSize } from '../image-size.js';
import { type ImageName, nameOfImage } from '../input/image-name.js';

/** The error for an image that has more pixels than the settings allow, or none. */
export function pixelLimitError(
  { width, height }: ImageSize,
  named: ImageName,
  { maxPixels }: DecodeSettings,
): ImageDecodeError {
  const image = nameOfImage(named);
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
