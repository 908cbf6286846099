import { ImageDecodeError } from '@automodel/core';
import type { RawImage } from '../raw-image.js';
import { checkPixelLimit } from './check-pixel-limit.js';
import type { DecodeSettings } from './decode-image-options.js';
import { decodeLzw } from './decode-lzw.js';

interface GifFrame {
  /** The size of the whole picture. */
  readonly width: number;
  readonly height: number;
  readonly frameLeft: number;
  readonly frameTop: number;
  readonly frameWidth: number;
  readonly frameHeight: number;
  readonly isInterlaced: boolean;
  /** Red, green and blue of each index; what lies beyond is a grey ramp. */
  readonly palette: Uint8Array;
  /** The index that fills what the frame leaves free. */
  readonly background: number;
  /** Where the compressed pixels start. */
  readonly pixelsStart: number;
}

const extensionIntroducer = 0x21;
const graphicControl = 0xf9;
const imageSeparator = 0x2c;
const trailer = 0x3b;

/**
 * Decodes the first frame of a GIF. Its transparent pixels have their colour of the palette, as with Pillow, where sharp
 * and browsers make them black.
 * Format: https://www.w3.org/Graphics/GIF/spec-gif89a.txt
 * @throws {ImageDecodeError} if it is damaged, truncated or too large.
 */
export function decodeGif(bytes: Uint8Array, image: string, settings: DecodeSettings): RawImage {
  try {
    const frame = readFirstFrame(bytes);
    const { width, height, frameWidth, frameHeight } = frame;
    checkPixelLimit(frame, image, settings);
    const indices = decodeLzw(bytes, frame.pixelsStart, frameWidth * frameHeight);
    return { data: paint(frame, indices), width, height, channels: 3 };
  } catch (cause) {
    if (ImageDecodeError.is(cause)) throw cause;
    // A DataView throws a RangeError where the file ends early, and so does the decompression.
    const remedy = 'Check how the file was written or downloaded.';
    throw new ImageDecodeError({ image, reason: 'it is a damaged or truncated GIF.', remedy, cause });
  }
}

function readFirstFrame(bytes: Uint8Array): GifFrame {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const screenFlags = view.getUint8(10);
  const globalPalette = readPalette(bytes, 13, screenFlags);
  let at = 13 + globalPalette.length;
  let transparentIndex: number | undefined;
  for (;;) {
    const block = view.getUint8(at++);
    if (block === imageSeparator) break;
    if (block === trailer) throw new RangeError('There is no frame.');
    if (block !== extensionIntroducer) continue;
    const label = view.getUint8(at++);
    if (label === graphicControl && (view.getUint8(at + 1) & 1) === 1) transparentIndex = view.getUint8(at + 4);
    while (view.getUint8(at) > 0) at += 1 + view.getUint8(at);
    at++;
  }
  const [frameLeft, frameTop] = [view.getUint16(at, true), view.getUint16(at + 2, true)];
  const [frameWidth, frameHeight] = [view.getUint16(at + 4, true), view.getUint16(at + 6, true)];
  const frameFlags = view.getUint8(at + 8);
  const localPalette = readPalette(bytes, at + 9, frameFlags);
  return {
    // A frame that sticks out makes the picture larger, as with Pillow.
    width: Math.max(view.getUint16(6, true), frameLeft + frameWidth),
    height: Math.max(view.getUint16(8, true), frameTop + frameHeight),
    frameLeft,
    frameTop,
    frameWidth,
    frameHeight,
    isInterlaced: (frameFlags & 0x40) !== 0,
    palette: localPalette.length > 0 ? localPalette : globalPalette,
    background: transparentIndex ?? 0,
    pixelsStart: at + 9 + localPalette.length,
  };
}

/** The palette that flags announce, or an empty one. */
function readPalette(bytes: Uint8Array, start: number, flags: number): Uint8Array {
  const length = (flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 7) + 1);
  if (start + length > bytes.length) throw new RangeError('The palette ends early.');
  return bytes.subarray(start, start + length);
}

function paint(frame: GifFrame, indices: Uint8Array): Uint8Array {
  const { width, height, frameWidth, frameHeight, palette } = frame;
  const colours = Uint8Array.from({ length: 256 * 3 }, (_, at) => palette[at] ?? Math.floor(at / 3));
  const colourOf = (index: number): Uint8Array => colours.subarray(index * 3, index * 3 + 3);
  const data = new Uint8Array(width * height * 3);
  if (frameWidth < width || frameHeight < height) {
    const background = colourOf(frame.background);
    for (let at = 0; at < data.length; at += 3) data.set(background, at);
  }
  const rows = frame.isInterlaced ? interlacedRows(frameHeight) : undefined;
  for (let storedRow = 0; storedRow < frameHeight; storedRow++) {
    const row = frame.frameTop + (rows?.[storedRow] ?? storedRow);
    let target = (row * width + frame.frameLeft) * 3;
    for (let at = storedRow * frameWidth; at < (storedRow + 1) * frameWidth; at++, target += 3) {
      const colour = (indices[at] ?? 0) * 3;
      data[target] = colours[colour] ?? 0;
      data[target + 1] = colours[colour + 1] ?? 0;
      data[target + 2] = colours[colour + 2] ?? 0;
    }
  }
  return data;
}

/** Every eighth row, those in the middle between, and so on: appendix E of the format. */
function interlacedRows(height: number): number[] {
  const passes = [
    { first: 0, step: 8 },
    { first: 4, step: 8 },
    { first: 2, step: 4 },
    { first: 1, step: 2 },
  ];
  return passes.flatMap(({ first, step }) =>
    Array.from({ length: Math.max(0, Math.ceil((height - first) / step)) }, (_, index) => first + index * step),
  );
}
