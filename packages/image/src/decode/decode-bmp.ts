import { ImageDecodeError } from '@automodel/core';
import type { RawImage } from '../raw-image.js';
import { checkPixelLimit } from './check-pixel-limit.js';
import type { DecodeSettings } from './decode-image-options.js';

/** Whether a file starts like a Windows bitmap. */
export function isBmp(bytes: Uint8Array): boolean {
  return bytes[0] === 0x42 && bytes[1] === 0x4d;
}

interface BitmapHeader {
  readonly width: number;
  readonly height: number;
  readonly bottomUp: boolean;
  readonly bitsPerPixel: number;
  readonly compression: number;
  /** Where the palette, or the masks of an old header, start. */
  readonly headerEnd: number;
  readonly paletteEntrySize: number;
  readonly pixelsStart: number;
}

const coreHeaderSize = 12;
const infoHeaderSize = 40;
const uncompressed = 0;
const bitFields = 3;

/**
 * Decodes an uncompressed Windows bitmap of 1, 4, 8, 16, 24 or 32 bits per pixel, which sharp's binaries cannot read.
 * Format: https://learn.microsoft.com/windows/win32/gdi/bitmap-storage
 * @throws {ImageDecodeError} if it is damaged, truncated, too large or run-length compressed.
 */
export function decodeBmp(bytes: Uint8Array, image: string, settings: DecodeSettings): RawImage {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const header = readHeader(view);
    const { width, height, bitsPerPixel, compression } = header;
    checkPixelLimit(header, image, settings);
    const isPlain = compression === uncompressed && [1, 4, 8, 16, 24, 32].includes(bitsPerPixel);
    if (!isPlain && !(compression === bitFields && (bitsPerPixel === 16 || bitsPerPixel === 32))) {
      throw new ImageDecodeError({
        image,
        reason: `it is a BMP of ${bitsPerPixel} bits per pixel with compression ${compression}, which is not read here.`,
        remedy: 'Save it as PNG.',
      });
    }
    const rowSize = Math.ceil((width * bitsPerPixel) / 32) * 4;
    if (header.pixelsStart + rowSize * height > bytes.length) throw new RangeError('The pixels end early.');

    const readPixel = pixelReader(view, header);
    const data = new Uint8Array(width * height * 3);
    for (let row = 0; row < height; row++) {
      const rowStart = header.pixelsStart + (header.bottomUp ? height - 1 - row : row) * rowSize;
      for (let column = 0; column < width; column++) {
        const colour = readPixel(rowStart, column);
        const target = (row * width + column) * 3;
        data[target] = colour >> 16;
        data[target + 1] = colour >> 8;
        data[target + 2] = colour;
      }
    }
    return { data, width, height, channels: 3 };
  } catch (cause) {
    if (ImageDecodeError.is(cause)) throw cause;
    // A DataView throws a RangeError where the file ends early.
    const remedy = 'Check how the file was written or downloaded.';
    throw new ImageDecodeError({ image, reason: 'it is a damaged or truncated BMP.', remedy, cause });
  }
}

function readHeader(view: DataView): BitmapHeader {
  const pixelsStart = view.getUint32(10, true);
  const size = view.getUint32(14, true);
  const shared = { headerEnd: 14 + size, pixelsStart };
  if (size === coreHeaderSize) {
    const [width, height] = [view.getUint16(18, true), view.getUint16(20, true)];
    const bitsPerPixel = view.getUint16(24, true);
    return { ...shared, width, height, bottomUp: true, bitsPerPixel, compression: uncompressed, paletteEntrySize: 3 };
  }
  if (size < infoHeaderSize) throw new RangeError(`A header of ${size} bytes.`);
  const height = view.getInt32(22, true);
  return {
    ...shared,
    width: view.getInt32(18, true),
    height: Math.abs(height),
    bottomUp: height > 0,
    bitsPerPixel: view.getUint16(28, true),
    compression: view.getUint32(30, true),
    paletteEntrySize: 4,
  };
}

/** A function that gives a row's pixel as 0xRRGGBB. */
function pixelReader(view: DataView, header: BitmapHeader): (rowStart: number, column: number) => number {
  const { bitsPerPixel } = header;
  const colour = (at: number): number => view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
  if (bitsPerPixel === 24) return (rowStart, column) => colour(rowStart + column * 3);
  if (bitsPerPixel > 8) {
    const [red, green, blue] = readMasks(view, header).map(channelReader);
    return (rowStart, column) => {
      const value =
        bitsPerPixel === 16 ? view.getUint16(rowStart + column * 2, true) : view.getUint32(rowStart + column * 4, true);
      return ((red?.(value) ?? 0) << 16) | ((green?.(value) ?? 0) << 8) | (blue?.(value) ?? 0);
    };
  }
  const pixelsPerByte = 8 / bitsPerPixel;
  return (rowStart, column) => {
    const byte = view.getUint8(rowStart + Math.floor(column / pixelsPerByte));
    const shift = 8 - bitsPerPixel * ((column % pixelsPerByte) + 1);
    const entry = (byte >> shift) & ((1 << bitsPerPixel) - 1);
    return colour(header.headerEnd + entry * header.paletteEntrySize);
  };
}

/** Red, green and blue. The masks follow a header of 40 bytes, and lie at the same place inside of a longer one. */
function readMasks(view: DataView, { compression, bitsPerPixel }: BitmapHeader): number[] {
  if (compression === bitFields) return [54, 58, 62].map((at) => view.getUint32(at, true));
  return bitsPerPixel === 16 ? [0x7c00, 0x03e0, 0x001f] : [0xff0000, 0x00ff00, 0x0000ff];
}

/** Scales a masked channel to 0…255, rounding down as Pillow does. */
function channelReader(mask: number): (value: number) => number {
  const shift = 31 - Math.clz32(mask & -mask);
  const maximum = mask >>> shift;
  return (value) => Math.floor((((value & mask) >>> shift) * 255) / maximum);
}
