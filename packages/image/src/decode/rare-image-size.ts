import type { ImageSize } from '../image-size.js';
import { avifSize } from './avif-size.js';
import { hasText } from './has-text.js';
import { tiffSize } from './tiff-size.js';

/** The size that a BMP, AVIF, HEIF or TIFF file declares, as `imageSizeFromHeader` gives it. */
export function rareImageSize(view: DataView): ImageSize | undefined {
  return readBmp(view) ?? avifSize(view) ?? tiffSize(view);
}

function readBmp(view: DataView): ImageSize | undefined {
  if (!hasText(view, 0, 'BM')) return undefined;
  if (view.getUint32(14, true) === 12) return { width: view.getUint16(18, true), height: view.getUint16(20, true) };
  return { width: view.getInt32(18, true), height: Math.abs(view.getInt32(22, true)) };
}
