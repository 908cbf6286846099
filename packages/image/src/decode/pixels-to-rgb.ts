import { ImageDecodeError } from '@automodel/core';
import { isUint8Array } from '../input/encoded-image.js';
import { isUint8ClampedArray } from '../input/image-input-guards.js';
import type { RawImage } from '../raw-image.js';
import { interleavedToRgb } from './interleaved-to-rgb.js';

/** Interleaved pixels of 1 (grey), 2 (grey + alpha), 3 (RGB) or 4 (RGBA) channels. */
export interface InterleavedPixels {
  readonly data: unknown;
  readonly width: number;
  readonly height: number;
  /** @default 4, as in `ImageData` */
  readonly channels?: unknown;
}

/**
 * RGB from interleaved pixels as Pillow's `convert('RGB')` does it: grey is repeated, alpha is dropped, not composited.
 * Pixels that are RGB already are not copied.
 * @throws {ImageDecodeError} if the sizes do not fit together or the data is not uint8.
 */
export function pixelsToRgb({ data: source, width, height, channels = 4 }: InterleavedPixels, image: string): RawImage {
  const remedy = 'Pass { data: Uint8Array, width, height, channels } with height * width * channels values of 0…255.';
  if (!isUint8Array(source) && !isUint8ClampedArray(source)) {
    throw new ImageDecodeError({ image, reason: 'its data is neither a Uint8Array nor a Uint8ClampedArray.', remedy });
  }
  if (channels !== 1 && channels !== 2 && channels !== 3 && channels !== 4) {
    throw new ImageDecodeError({ image, reason: `it has ${channels} channels; valid are 1, 2, 3 and 4.`, remedy });
  }
  if (![width, height].every((size) => Number.isInteger(size) && size > 0)) {
    throw new ImageDecodeError({ image, reason: 'its width and height must be integers of at least 1.', remedy });
  }
  const pixels = width * height;
  if (source.length !== pixels * channels) {
    const reason = `its data has ${source.length} values, but ${height} * ${width} * ${channels} are ${pixels * channels}.`;
    throw new ImageDecodeError({ image, reason, remedy });
  }
  return interleavedToRgb(source, width, height, channels);
}
