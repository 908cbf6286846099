import type { SharpLike } from '../input/image-input.js';
import { isCanvas, isPixels, isSharp } from '../input/image-input-guards.js';
import type { RawImage } from '../raw-image.js';
import { sharpError } from './decode-with-sharp.js';
import { readImageFile } from './node/read-image-file.js';
import { pixelsToRgb } from './pixels-to-rgb.js';
import type { OtherDecoder } from './platform-decoder.js';

/** Files by node:fs, and what sharp and canvases hold. */
export const otherDecoder: OtherDecoder = {
  supported: ['a path', 'a URL', 'a Blob', 'a Buffer or Uint8Array or ArrayBuffer', 'a sharp instance', 'a canvas'],

  readFile: readImageFile,

  async decodeObject(input, image) {
    if (isSharp(input)) return readSharp(input, image);
    return isCanvas(input) ? readCanvas(input.getContext('2d'), input.width, input.height, image) : undefined;
  },
};

async function readSharp(instance: SharpLike, image: string): Promise<RawImage> {
  try {
    const pipeline = instance.clone().removeAlpha().toColourspace('srgb').raw();
    const { data, info } = await pipeline.toBuffer({ resolveWithObject: true });
    return pixelsToRgb({ data, width: info.width, height: info.height, channels: info.channels }, image);
  } catch (cause) {
    throw sharpError(cause, image);
  }
}

/** node-canvas, @napi-rs/canvas and skia-canvas all mirror the context of browsers. */
function readCanvas(context: unknown, width: number, height: number, image: string): RawImage | undefined {
  if (typeof context !== 'object' || context === null) return undefined;
  if (!('getImageData' in context) || typeof context.getImageData !== 'function') return undefined;
  const pixels: unknown = context.getImageData(0, 0, width, height);
  const isObject = typeof pixels === 'object' && pixels !== null;
  return isObject && isPixels(pixels) ? pixelsToRgb(pixels, image) : undefined;
}
