import { loadFailures } from '../failures/load-failures.js';
import type { RawImage } from '../raw-image.js';
import { rgbaToRgb } from './rgba-to-rgb.js';

/** The RGB values of a bitmap, those under transparency included where the browser gives them away. */
export async function readBitmap(bitmap: ImageBitmap): Promise<RawImage> {
  const { width, height } = bitmap;
  // willReadFrequently keeps the pixels in main memory; a canvas on the GPU may also dither or round.
  const settings: CanvasRenderingContext2DSettings = { willReadFrequently: true, colorSpace: 'srgb' };
  const context =
    typeof OffscreenCanvas === 'function'
      ? new OffscreenCanvas(width, height).getContext('2d', settings)
      : Object.assign(document.createElement('canvas'), { width, height }).getContext('2d', settings);
  if (context === null) throw (await loadFailures()).missingCanvas(bitmap);
  context.drawImage(bitmap, 0, 0);
  const { data } = context.getImageData(0, 0, width, height);
  // A 2d canvas stores colours times alpha in 8 bits, so it has lost what lies under transparency.
  const straight = isOpaque(data) ? undefined : await readStraight(bitmap);
  return rgbaToRgb(straight ?? data, width, height);
}

/** Most photographs are opaque: the code for the others is loaded only then. */
async function readStraight(bitmap: ImageBitmap): Promise<Uint8Array | undefined> {
  const loaded = await import('./rare-images/index.js');
  return loaded.readBitmapWithWebgl(bitmap);
}

function isOpaque(rgba: Uint8ClampedArray): boolean {
  for (let at = 3; at < rgba.length; at += 4) {
    if (rgba[at] !== 255) return false;
  }
  return true;
}
