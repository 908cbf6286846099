import type { ImageSize } from '../image-size.js';
import { hasText } from './has-text.js';

/**
 * The size that a PNG, JPEG, WebP, BMP, AVIF, HEIF or TIFF file declares, before an EXIF orientation is applied, read
 * without decoding it; undefined where the header is another format's or damaged. Decoders only tell the size after they
 * have taken memory.
 */
export async function imageSizeFromHeader(bytes: Uint8Array): Promise<ImageSize | undefined> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const size = readPng(view) ?? readJpeg(view);
    if (size !== undefined) return size;
    const loaded = await import('./rare-formats/index.js');
    return loaded.rareImageSize(view);
  } catch (error) {
    // A DataView throws a RangeError where the file ends early; the decoder will say so better.
    if (!(error instanceof RangeError)) throw error;
  }
  return undefined;
}

function readPng(view: DataView): ImageSize | undefined {
  return hasText(view, 1, 'PNG\r\n') ? { width: view.getUint32(16), height: view.getUint32(20) } : undefined;
}

/** Walks the segments up to the frame header (SOF), which is any of C0…CF but DHT, JPG and DAC: ITU-T T.81, table B.1. */
function readJpeg(view: DataView): ImageSize | undefined {
  if (view.byteLength < 4 || view.getUint16(0) !== 0xffd8) return undefined;
  let at = 2;
  while (true) {
    while (view.getUint8(at) !== 0xff) at++;
    while (view.getUint8(at) === 0xff) at++;
    const marker = view.getUint8(at);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame) return { width: view.getUint16(at + 6), height: view.getUint16(at + 4) };
    at += 1 + view.getUint16(at + 1);
  }
}
