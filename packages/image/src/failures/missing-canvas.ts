import type { ImageSize } from '../image-size.js';

/** Why a bitmap cannot be read: the browser has no canvas of its size. */
export function missingCanvas({ width, height }: ImageSize): RangeError {
  return new RangeError(`The browser gives no canvas of ${width}x${height} pixels.`);
}
