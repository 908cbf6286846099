import { decodeByPlatform } from '#decode';
import type { ImageName } from '../input/image-name.js';
import type { RawImage } from '../raw-image.js';
import { commonImageSize } from './common-image-size.js';
import type { DecodeSettings } from './decode-image-options.js';
import { isWithinPixelLimit } from './is-within-pixel-limit.js';

/**
 * Decodes an encoded file. `image` names it in errors.
 * @throws {ImageDecodeError} if it is empty, damaged, truncated or too large.
 */
export async function decodeBytes(bytes: Uint8Array, image: ImageName, settings: DecodeSettings): Promise<RawImage> {
  settings.signal?.throwIfAborted();
  const size = commonImageSize(bytes);
  if (size !== undefined && isWithinPixelLimit(size, settings)) {
    return decodeByPlatform(bytes, image, settings);
  }
  // Most photographs are JPEG or PNG files: the code for others is loaded only then.
  const loaded = await import('./rare-images/index.js');
  return loaded.decodeRareImage(bytes, size, image, settings);
}
