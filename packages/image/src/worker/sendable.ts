import { bitmapOptions } from '../decode/bitmap-options.js';
import { isCanvas, isImageElement, isUrl, isVideoElement } from '../input/image-input-guards.js';

/** What a worker can be sent for an image: addresses are relative to the page, whose elements only it can read. */
export async function sendable(input: unknown): Promise<unknown> {
  const base = globalThis.location?.href;
  if (typeof input === 'string') return URL.canParse(input, base) ? new URL(input, base).href : input;
  if (typeof input !== 'object' || input === null) return input;
  if (isUrl(input)) return input.href;
  if (!(isImageElement(input) || isVideoElement(input) || isCanvas(input))) return input;
  try {
    if (isImageElement(input)) await input.decode();
    // Elements of other libraries' making look like the browser's, which it then refuses.
    return await createImageBitmap(input as ImageBitmapSource, bitmapOptions);
  } catch {
    // The page's own decoding says what is wrong with it.
    return input;
  }
}
