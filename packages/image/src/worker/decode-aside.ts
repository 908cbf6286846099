import type { ProcessImagesOptions } from '@automodel/core';
import { bitmapOptions } from '../decode/bitmap-options.js';
import { decodeUnknown } from '../decode/decode-image.js';
import { describeImageInput } from '../input/describe-image-input.js';
import { isCanvas, isImageElement, isUrl, isVideoElement } from '../input/image-input-guards.js';
import type { RawImage } from '../raw-image.js';
import type { ImageWorkers } from './image-workers.js';

/** Decodes in a worker what would keep this thread busy; what cannot be sent there is decoded here. */
export async function decodeAside(
  input: unknown,
  { signal }: ProcessImagesOptions,
  workers: ImageWorkers,
): Promise<RawImage> {
  if (workers.decodesAll) {
    signal?.throwIfAborted();
    const sent = await sendable(input);
    const bitmaps = sent !== input && sent instanceof ImageBitmap ? [sent] : [];
    const image = await workers.decode(sent, describeImageInput(input), bitmaps);
    if (image !== undefined) return image;
  }
  return decodeUnknown(input, { signal }, { aside: (bytes, name) => workers.decode(bytes, name) });
}

/** Addresses are relative to the page, whose elements only it can read. */
async function sendable(input: unknown): Promise<unknown> {
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
