import { platformDecoder } from '#decode';
import { loadFailures } from '../failures/load-failures.js';
import type { RawImage } from '../raw-image.js';
import type { DecodeSettings } from './decode-image-options.js';
import { imageSizeFromHeader } from './image-size-from-header.js';
import { isGif } from './is-gif.js';
import { isWithinPixelLimit } from './is-within-pixel-limit.js';

/**
 * Decodes an encoded file. `image` names it in errors.
 * @throws {ImageDecodeError} if it is empty, damaged, truncated or too large.
 */
export async function decodeBytes(bytes: Uint8Array, image: string, settings: DecodeSettings): Promise<RawImage> {
  settings.signal?.throwIfAborted();
  if (isGif(bytes)) return (await settings.aside?.(bytes, image)) ?? decodeGif(bytes, image, settings);
  if (bytes.length === 0) throw (await loadFailures()).emptyImage(image);
  const size = await imageSizeFromHeader(bytes);
  if (size !== undefined && !isWithinPixelLimit(size.width, size.height, settings)) {
    throw (await loadFailures()).pixelLimitError(size.width, size.height, image, settings);
  }
  return platformDecoder.decodeBytes(bytes, image, settings);
}

/** Few images are GIFs: the code for them is loaded only then. */
async function decodeGif(bytes: Uint8Array, image: string, settings: DecodeSettings): Promise<RawImage> {
  const loaded = await import('./rare-formats/index.js');
  return loaded.decodeGif(bytes, image, settings);
}
