import { loadFailures } from '../failures/load-failures.js';
import type { ImageName } from '../input/image-name.js';
import type { RawImage } from '../raw-image.js';
import { bitmapOptions } from './bitmap-options.js';
import type { DecodeSettings } from './decode-image-options.js';
import { isWithinPixelLimit } from './is-within-pixel-limit.js';
import { readBitmap } from './read-bitmap.js';

/** Decodes a file, or reads what an element of the page shows, by the browser's own decoder. */
export async function decodeSource(
  source: ImageBitmapSource,
  image: ImageName,
  settings: DecodeSettings,
): Promise<RawImage> {
  let bitmap: ImageBitmap | undefined;
  try {
    bitmap = await createImageBitmap(source, bitmapOptions);
    settings.signal?.throwIfAborted();
    if (isWithinPixelLimit(bitmap, settings)) return await readBitmap(bitmap);
    throw (await loadFailures()).pixelLimitError(bitmap, image, settings);
  } catch (cause) {
    settings.signal?.throwIfAborted();
    throw (await loadFailures()).undecodableImage(source, image, cause);
  } finally {
    bitmap?.close();
  }
}
