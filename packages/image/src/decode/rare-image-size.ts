import type { ImageSize } from '../image-size.js';
import { avifSize } from './avif-size.js';
import { hasText } from './has-text.js';
import { tiffSize } from './tiff-size.js';

/** The size that a WebP, BMP, AVIF, HEIF or TIFF file declares, as `commonImageSize` gives it. */
export function rareImageSize(bytes: Uint8Array): ImageSize | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    return readWebp(view) ?? readBmp(view) ?? avifSize(view) ?? tiffSize(view);
  } catch (error) {
    // A DataView throws a RangeError where the file ends early; the decoder will say so better.
    if (!(error instanceof RangeError)) throw error;
  }
  return undefined;
}

function readBmp(view: DataView): ImageSize | undefined {
  if (!hasText(view, 0, 'BM')) return undefined;
  if (view.getUint32(14, true) === 12) return { width: view.getUint16(18, true), height: view.getUint16(20, true) };
  return { width: view.getInt32(18, true), height: Math.abs(view.getInt32(22, true)) };
}

/** https://developers.google.com/speed/webp/docs/riff_container */
function readWebp(view: DataView): ImageSize | undefined {
  if (!hasText(view, 0, 'RIFF') || !hasText(view, 8, 'WEBP')) return undefined;
  const uint24 = (at: number): number => view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
  if (hasText(view, 12, 'VP8X')) return { width: uint24(24) + 1, height: uint24(27) + 1 };
  if (hasText(view, 12, 'VP8L')) {
    const bits = view.getUint32(21, true);
    return { width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 };
  }
  return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
}
