import type { ImageSize } from '../image-size.js';

/**
 * The size that a PNG or JPEG file declares, before an EXIF orientation is applied, read without decoding it; undefined where the header is another
 * format's (`rareImageSize`) or damaged. Decoders only tell the size after they have taken memory.
 */
export function commonImageSize(bytes: Uint8Array): ImageSize | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const start = view.getUint16(0);
    if (start === 0xffd8) return readJpeg(view);
    // \x89PNG\r\n
    if (start === 0x8950 && view.getUint32(2) === 0x4e470d0a) {
      return { width: view.getUint32(16), height: view.getUint32(20) };
    }
  } catch {
    // A DataView throws where the file ends early; the decoder will say so better.
  }
  return undefined;
}

/** Walks the segments up to the frame header (SOF), which is any of C0…CF but DHT (C4), JPG (C8) and DAC (CC): ITU-T T.81, table B.1. */
function readJpeg(view: DataView): ImageSize {
  let at = 2;
  while (true) {
    while (view.getUint8(at) !== 0xff) at++;
    while (view.getUint8(at) === 0xff) at++;
    const marker = view.getUint8(at);
    const isFrame = marker === 0xc0 || (marker >> 4 === 0xc && marker % 4 !== 0);
    if (isFrame) return { width: view.getUint16(at + 6), height: view.getUint16(at + 4) };
    at += 1 + view.getUint16(at + 1);
  }
}
