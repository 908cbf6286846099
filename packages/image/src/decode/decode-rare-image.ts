import { decodeByPlatform } from '#decode';
import { emptyImage } from '../failures/empty-image.js';
import type { ImageSize } from '../image-size.js';
import { type ImageName, nameOfImage } from '../input/image-name.js';
import type { RawImage } from '../raw-image.js';
import { checkPixelLimit } from './check-pixel-limit.js';
import { decodeGif } from './decode-gif.js';
import type { DecodeSettings } from './decode-image-options.js';
import { isGif } from './is-gif.js';
import { rareImageSize } from './rare-image-size.js';

/**
 * `decodeBytes` for what is no PNG or JPEG file within the limit of pixels.
 * @param commonSize what `commonImageSize` gives for it.
 * @throws {ImageDecodeError} if it is empty, damaged, truncated or too large.
 */
export async function decodeRareImage(
  bytes: Uint8Array,
  commonSize: ImageSize | undefined,
  image: ImageName,
  settings: DecodeSettings,
): Promise<RawImage> {
  const name = nameOfImage(image);
  if (isGif(bytes)) return (await settings.aside?.(bytes, name)) ?? decodeGif(bytes, name, settings);
  if (bytes.length === 0) throw emptyImage(name);
  const size = commonSize ?? rareImageSize(bytes);
  if (size !== undefined) checkPixelLimit(size, name, settings);
  return decodeByPlatform(bytes, name, settings);
}
