import { ImageDecodeError } from '@automodel/core';
import { type ImageName, nameOfImage } from '../input/image-name.js';

/** The error for a Blob or File that gives no bytes. */
export function unreadableBlob(blob: ImageName, cause: unknown): ImageDecodeError {
  const remedy = 'The file behind it may have been moved or changed; choose it again.';
  return new ImageDecodeError({ image: nameOfImage(blob), reason: 'its bytes cannot be read.', remedy, cause });
}
