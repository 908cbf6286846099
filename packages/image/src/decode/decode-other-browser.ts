import { ImageDecodeError } from '@automodel/core';
import type { ImageSize } from '../image-size.js';
import { isCanvas, isImageBitmap, isImageElement, isVideoElement, isVideoFrame } from '../input/image-input-guards.js';
import { checkPixelLimit } from './check-pixel-limit.js';
import { decodeSource } from './decode-source.js';
import { fetchImageBytes } from './fetch-image-bytes.js';
import type { OtherDecoder } from './platform-decoder.js';

/** Addresses and elements of a page. */
export const otherDecoder: OtherDecoder = {
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
  readFile: (path, image, settings) => fetchImageBytes(String(path), image, settings),

  async decodeObject(input, image, settings) {
    if (!isDrawable(input)) return undefined;
    if (isImageElement(input)) await waitForElement(input, image);
    checkPixelLimit(drawableSize(input), image, settings);
    return decodeSource(input, image, settings);
  },
};

type Drawable = ImageBitmap | VideoFrame | HTMLImageElement | HTMLVideoElement | HTMLCanvasElement | OffscreenCanvas;

function isDrawable(value: object): value is Drawable {
  return [isImageElement, isVideoElement, isVideoFrame, isCanvas, isImageBitmap].some((guard) => guard(value));
}

function drawableSize(drawable: Drawable): ImageSize {
  if ('naturalWidth' in drawable) return { width: drawable.naturalWidth, height: drawable.naturalHeight };
  if ('videoWidth' in drawable) return { width: drawable.videoWidth, height: drawable.videoHeight };
  if ('displayWidth' in drawable) return { width: drawable.displayWidth, height: drawable.displayHeight };
  return drawable;
}

async function waitForElement(element: { decode(): Promise<void> }, image: string): Promise<void> {
  try {
    await element.decode();
  } catch (cause) {
    const remedy = 'Check its src.';
    throw new ImageDecodeError({ image, reason: 'the element could not load its picture.', remedy, cause });
  }
}
