import { describeEncodedImage } from './describe-encoded-image.js';
import type { EncodedImage } from './encoded-image.js';

/** What errors call an image: a name, or a file in memory, which is described only in an error. */
export type ImageName = string | EncodedImage;

/** The name in words. */
export function nameOfImage(image: ImageName): string {
  return typeof image === 'string' ? image : describeEncodedImage(image);
}
