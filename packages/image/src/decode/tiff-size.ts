import type { ImageSize } from '../image-size.js';
import { hasText } from './has-text.js';

const widthTag = 256;
const heightTag = 257;
const shortType = 3;

/**
 * The size of the first picture in a TIFF file, or undefined for others.
 * Format: TIFF 6.0, section 2.
 * @throws {RangeError} if the file ends early.
 */
export function tiffSize(view: DataView): ImageSize | undefined {
  const isLittleEndian = hasText(view, 0, 'II*\0');
  if (!isLittleEndian && !hasText(view, 0, 'MM\0*')) return undefined;
  const directory = view.getUint32(4, isLittleEndian);
  const count = view.getUint16(directory, isLittleEndian);
  const values = new Map<number, number>();
  for (let entry = 0; entry < count; entry++) {
    const at = directory + 2 + entry * 12;
    const isShort = view.getUint16(at + 2, isLittleEndian) === shortType;
    const value = isShort ? view.getUint16(at + 8, isLittleEndian) : view.getUint32(at + 8, isLittleEndian);
    values.set(view.getUint16(at, isLittleEndian), value);
  }
  const [width, height] = [values.get(widthTag), values.get(heightTag)];
  return width === undefined || height === undefined ? undefined : { width, height };
}
