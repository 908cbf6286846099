import { loadFailures } from '../failures/load-failures.js';
import type { ImageInput } from '../input/image-input.js';
import type { RawImage } from '../raw-image.js';
import type { DecodeImageOptions } from './decode-image-options.js';
import { decodeUnknown } from './decode-unknown.js';

/**
 * Decodes an image to RGB as Pillow's `ImageOps.exif_transpose(image).convert('RGB')` does: orientation applied, alpha
 * dropped, colour profile ignored, the first frame of an animation. The README says where browsers cannot.
 * @throws {UnsupportedImageError} if the value is no image that this runtime can take.
 * @throws {MissingFileError} if a path leads nowhere.
 * @throws {ImageDecodeError} if the image is empty, damaged, truncated, too large, or cannot be fetched.
 * @throws {MissingDependencyError} if sharp is needed (Node) and not installed.
 */
export async function decodeImage(input: ImageInput, options: DecodeImageOptions = {}): Promise<RawImage> {
  const { maxPixels, signal } = options;
  if (maxPixels !== undefined && !(maxPixels > 0)) throw (await loadFailures()).invalidMaxPixels(maxPixels);
  return decodeUnknown(input, { maxPixels, signal });
}
