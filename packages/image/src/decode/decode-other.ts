import { UnsupportedImageError } from '@automodel/core';
import { otherDecoder } from '#decode-other';
import { describeImageInput } from '../input/describe-image-input.js';
import { isEncodedImage } from '../input/encoded-image.js';
import { isPixels, isUrl } from '../input/image-input-guards.js';
import type { RawImage } from '../raw-image.js';
import { dataUrlBytes } from './data-url-bytes.js';
import { decodeBytes } from './decode-bytes.js';
import type { DecodeSettings } from './decode-image-options.js';
import { fetchImageBytes } from './fetch-image-bytes.js';
import { pixelsToRgb } from './pixels-to-rgb.js';
import { readEncodedImage } from './read-encoded-image.js';

/**
 * Decodes what is none of the common classes of files in memory: addresses, pixels, objects of the platform, files of other realms.
 * @param name what errors call it. @default what it is
 * @throws {UnsupportedImageError} if it is none of these.
 */
export async function decodeOther(
  input: unknown,
  name: string | undefined,
  settings: DecodeSettings,
): Promise<RawImage> {
  const image = name ?? describeImageInput(input);
  const decoded = await decodeRecognised(input, image, settings);
  if (decoded !== undefined) return decoded;
  throw new UnsupportedImageError({
    received: image,
    supported: [...otherDecoder.supported, 'ImageData', '{ data: Uint8Array, width, height, channels }'],
  });
}

async function decodeRecognised(
  input: unknown,
  image: string,
  settings: DecodeSettings,
): Promise<RawImage | undefined> {
  if (typeof input === 'string') return decodeBytes(await readAddress(input, image, settings), image, settings);
  if (isEncodedImage(input)) return decodeBytes(ofThisRealm(await readEncodedImage(input, image)), image, settings);
  if (typeof input !== 'object' || input === null) return undefined;
  if (isUrl(input)) return decodeBytes(await readAddress(input.href, image, settings), image, settings);
  if (isPixels(input)) return pixelsToRgb(input, image);
  return otherDecoder.decodeObject(input, image, settings);
}

/** sharp asks for this realm's class. */
function ofThisRealm({ buffer, byteOffset, byteLength }: Uint8Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

async function readAddress(address: string, image: string, settings: DecodeSettings): Promise<Uint8Array> {
  const scheme = /^([a-z][a-z0-9+.-]+):/i.exec(address)?.[1]?.toLowerCase();
  if (scheme === 'data') return dataUrlBytes(address, image);
  if (scheme === 'http' || scheme === 'https' || scheme === 'blob') return fetchImageBytes(address, image, settings);
  return otherDecoder.readFile(scheme === 'file' ? new URL(address) : address, image, settings);
}
