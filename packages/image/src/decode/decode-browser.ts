import { decodeSource } from './decode-source.js';
import type { PlatformDecoder } from './platform-decoder.js';

/** Decoding in browsers and their workers: whatever `createImageBitmap` takes. */
export const decodeByPlatform: PlatformDecoder = (bytes, image, settings) =>
  decodeSource(new Blob([new Uint8Array(bytes)]), image, settings);
