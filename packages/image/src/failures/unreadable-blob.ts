import { ImageDecodeError } from '@automodel/core';

/** The error for a Blob or File that gives no bytes. */
export function unreadableBlob(image: string, cause: unknown): ImageDecodeError {
  const remedy = 'The file behind it may have been moved or changed; choose it again.';
  return new ImageDecodeError({ image, reason: 'its bytes cannot be read.', remedy, cause });
}
