import type { ImageSize } from '../image-size.js';
import { hasText } from './has-text.js';

/** The boxes that lead to the properties of the pictures, and how many bytes stand before the boxes inside of each. */
const boxPath = [
  { type: 'meta', prefix: 4 },
  { type: 'iprp', prefix: 0 },
  { type: 'ipco', prefix: 0 },
];

/**
 * The size of the largest picture in an AVIF or HEIF file (a grid of tiles declares its own), or undefined for others.
 * Format: ISO/IEC 14496-12 and 23008-12, `ispe`.
 * @throws {RangeError} if the file ends early.
 */
export function avifSize(view: DataView): ImageSize | undefined {
  if (!hasText(view, 4, 'ftyp')) return undefined;
  let range = { start: 0, end: view.byteLength };
  for (const { type, prefix } of boxPath) {
    const box = boxesIn(view, range).find(({ start }) => hasText(view, start - 4, type));
    if (box === undefined) return undefined;
    range = { start: box.start + prefix, end: box.end };
  }
  const sizes = boxesIn(view, range)
    .filter(({ start }) => hasText(view, start - 4, 'ispe'))
    .map(({ start }) => ({ width: view.getUint32(start + 4), height: view.getUint32(start + 8) }));
  return sizes.sort((left, right) => right.width * right.height - left.width * left.height)[0];
}

interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** The contents of the boxes that lie in a row; the type stands in the 4 bytes before each. */
function boxesIn(view: DataView, { start, end }: ByteRange): ByteRange[] {
  const boxes: ByteRange[] = [];
  let at = start;
  while (at + 8 <= end) {
    const size = view.getUint32(at);
    // 1 announces a size of 64 bits, which only the pixels may need, and those come last; 0 means up to the end.
    const boxEnd = size < 8 ? end : at + size;
    boxes.push({ start: at + 8, end: Math.min(boxEnd, end) });
    at = boxEnd;
  }
  return boxes;
}
