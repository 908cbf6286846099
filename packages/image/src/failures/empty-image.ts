import { ImageDecodeError } from '@automodel/core';

/** The error for a file without bytes. */
export function emptyImage(image: string): ImageDecodeError {
  const remedy = 'Check how the file was written or downloaded.';
  return new ImageDecodeError({ image, reason: 'it is empty (0 bytes).', remedy });
}
