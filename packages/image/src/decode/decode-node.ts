import { nameOfImage } from '../input/image-name.js';
import { decodeBmp, isBmp } from './decode-bmp.js';
import { decodeWithSharp } from './decode-with-sharp.js';
import type { PlatformDecoder } from './platform-decoder.js';

/** Decoding in Node: BMP here, every other format by sharp. */
export const decodeByPlatform: PlatformDecoder = async (bytes, image, settings) => {
  const name = nameOfImage(image);
  // sharp works in threads of its own.
  if (!isBmp(bytes)) return decodeWithSharp(bytes, name, settings);
  return (await settings.aside?.(bytes, name)) ?? decodeBmp(bytes, name, settings);
};
