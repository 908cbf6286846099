import type { RawImage } from '../raw-image.js';
import { interleavedToRgb } from './interleaved-to-rgb.js';

/** The RGB values of a bitmap, those under transparency included where the browser gives them away. */
export async function readBitmap(bitmap: ImageBitmap): Promise<RawImage> {
  const { width, height } = bitmap;
  const context = createContext(width, height);
  context.drawImage(bitmap, 0, 0);
  const { data } = context.getImageData(0, 0, width, height);
  // A 2d canvas stores colours times alpha in 8 bits, so it has lost what lies under transparency.
  const straight = isOpaque(data) ? undefined : await readStraight(bitmap);
  return interleavedToRgb(straight ?? data, width, height, 4);
}

/** Most photographs are opaque: the code for the others is loaded only then. */
async function readStraight(bitmap: ImageBitmap): Promise<Uint8Array | undefined> {
  const loaded = await import('./read-bitmap-with-webgl.js');
  return loaded.readBitmapWithWebgl(bitmap);
}

function createContext(width: number, height: number): OffscreenCanvasRenderingContext2D | CanvasRenderingContext2D {
  // willReadFrequently keeps the pixels in main memory; a canvas on the GPU may also dither or round.
  const settings: CanvasRenderingContext2DSettings = { willReadFrequently: true, colorSpace: 'srgb' };
  let context: OffscreenCanvasRenderingContext2D | CanvasRenderingContext2D | null;
  if (typeof OffscreenCanvas === 'function') {
    context = new OffscreenCanvas(width, height).getContext('2d', settings);
  } else {
    const canvas = document.createElement('canvas');
    canvas.width = width;
    canvas.height = height;
    context = canvas.getContext('2d', settings);
  }
  if (context === null) throw new RangeError(`The browser gives no canvas of ${width}x${height} pixels.`);
  return context;
}

function isOpaque(rgba: Uint8ClampedArray): boolean {
  for (let at = 3; at < rgba.length; at += 4) {
    if (rgba[at] !== 255) return false;
  }
  return true;
}
