import { ImageDecodeError, UnsupportedImageError } from '@automodel/core';
import { isCanvas, isImageBitmap, isImageElement, isVideoElement, isVideoFrame } from '../input/image-input-guards.js';
import type { RawImage } from '../raw-image.js';
import { bitmapOptions } from './bitmap-options.js';
import { checkPixelLimit } from './check-pixel-limit.js';
import type { DecodeSettings } from './decode-image-options.js';
import type { PlatformDecoder } from './platform-decoder.js';
import { readBitmap } from './read-bitmap.js';

/** Decoding in browsers and their workers: whatever `createImageBitmap` takes. */
export const platformDecoder: PlatformDecoder = {
  supported: [
    'a URL',
    'a Blob or File',
    'a Uint8Array or ArrayBuffer',
    'an ImageBitmap',
    'a VideoFrame',
    'an <img>, <video> or <canvas> element',
    'an OffscreenCanvas',
  ],

  /** There are no paths here: a string is a URL relative to the page. */
  async readFile(path, image, settings) {
    const { fetchImageBytes } = await import('./fetch-image-bytes.js');
    return fetchImageBytes(String(path), image, settings);
  },

  async decodeBytes(bytes, image, settings) {
    return decodeSource(new Blob([new Uint8Array(bytes)]), image, settings, {
      reason: 'it is damaged, or a format that this browser cannot read.',
      remedy: 'Check how the file was written or downloaded; JPEG, PNG, WebP and GIF are readable everywhere.',
    });
  },

  async decodeObject(input, image, settings) {
    if (!isDrawable(input)) return undefined;
    if (isImageElement(input)) await waitForElement(input, image);
    checkPixelLimit(...drawableSize(input), image, settings);
    return decodeSource(input, image, settings, {
      reason: 'the browser cannot read its pixels (it is closed, has no frame yet, or comes from another origin).',
      remedy: 'Wait until it shows a picture; load other origins with CORS (the crossOrigin attribute).',
    });
  },
};

type Drawable = ImageBitmap | VideoFrame | HTMLImageElement | HTMLVideoElement | HTMLCanvasElement | OffscreenCanvas;

function isDrawable(value: object): value is Drawable {
  return [isImageElement, isVideoElement, isVideoFrame, isCanvas, isImageBitmap].some((guard) => guard(value));
}

function drawableSize(drawable: Drawable): [width: number, height: number] {
  if ('naturalWidth' in drawable) return [drawable.naturalWidth, drawable.naturalHeight];
  if ('videoWidth' in drawable) return [drawable.videoWidth, drawable.videoHeight];
  if ('displayWidth' in drawable) return [drawable.displayWidth, drawable.displayHeight];
  return [drawable.width, drawable.height];
}

async function waitForElement(element: { decode(): Promise<void> }, image: string): Promise<void> {
  try {
    await element.decode();
  } catch (cause) {
    const remedy = 'Check its src.';
    throw new ImageDecodeError({ image, reason: 'the element could not load its picture.', remedy, cause });
  }
}

async function decodeSource(
  source: Blob | Drawable,
  image: string,
  settings: DecodeSettings,
  failure: { readonly reason: string; readonly remedy: string },
): Promise<RawImage> {
  if (typeof createImageBitmap !== 'function') {
    const supported = ['ImageData', '{ data: Uint8Array, width, height, channels }'];
    throw new UnsupportedImageError({ received: `${image}, in a runtime that decodes no images,`, supported });
  }
  let bitmap: ImageBitmap | undefined;
  try {
    bitmap = await createImageBitmap(source, bitmapOptions);
    settings.signal?.throwIfAborted();
    checkPixelLimit(bitmap.width, bitmap.height, image, settings);
    return await readBitmap(bitmap);
  } catch (cause) {
    settings.signal?.throwIfAborted();
    throw ImageDecodeError.is(cause) ? cause : new ImageDecodeError({ image, ...failure, cause });
  } finally {
    bitmap?.close();
  }
}
