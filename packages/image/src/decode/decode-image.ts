import { ImageDecodeError, InvalidOptionError, UnsupportedImageError } from '@automodel/core';
import { platformDecoder } from '#decode';
import { describeImageInput } from '../input/describe-image-input.js';
import type { ImageInput } from '../input/image-input.js';
import { isArrayBuffer, isBlob, isPixels, isUint8Array, isUrl } from '../input/image-input-guards.js';
import type { RawImage } from '../raw-image.js';
import { checkPixelLimit } from './check-pixel-limit.js';
import type { DecodeImageOptions, DecodeSettings } from './decode-image-options.js';
import { imageSizeFromHeader } from './image-size-from-header.js';
import { isGif } from './is-gif.js';
import { pixelsToRgb } from './pixels-to-rgb.js';

/** Twice Pillow's `Image.MAX_IMAGE_PIXELS`, where its warning becomes an error. */
const defaultMaxPixels = 178_956_970;

/**
 * Decodes an image to RGB as Pillow's `ImageOps.exif_transpose(image).convert('RGB')` does: orientation applied, alpha
 * dropped, colour profile ignored, the first frame of an animation. The README says where browsers cannot.
 * @throws {UnsupportedImageError} if the value is no image that this runtime can take.
 * @throws {MissingFileError} if a path leads nowhere.
 * @throws {ImageDecodeError} if the image is empty, damaged, truncated, too large, or cannot be fetched.
 * @throws {MissingDependencyError} if sharp is needed (Node) and not installed.
 */
export async function decodeImage(input: ImageInput, options: DecodeImageOptions = {}): Promise<RawImage> {
  return decodeUnknown(input, options);
}

/** {@link decodeImage} for a value whose type nobody has checked. */
export async function decodeUnknown(
  input: unknown,
  options: DecodeImageOptions = {},
  { name, aside }: { readonly name?: string; readonly aside?: DecodeSettings['aside'] } = {},
): Promise<RawImage> {
  const settings = { ...readOptions(options), aside };
  settings.signal?.throwIfAborted();
  const image = name ?? describeImageInput(input);
  const decoded = await decodeRecognised(input, image, settings);
  if (decoded !== undefined) return decoded;
  throw new UnsupportedImageError({
    received: image,
    supported: [...platformDecoder.supported, 'ImageData', '{ data: Uint8Array, width, height, channels }'],
  });
}

async function decodeRecognised(
  input: unknown,
  image: string,
  settings: DecodeSettings,
): Promise<RawImage | undefined> {
  if (typeof input === 'string') return decodeBytes(await readAddress(input, image, settings), image, settings);
  if (typeof input !== 'object' || input === null) return undefined;
  if (isUrl(input)) return decodeBytes(await readAddress(input.href, image, settings), image, settings);
  if (isUint8Array(input)) return decodeBytes(input, image, settings);
  if (isArrayBuffer(input)) return decodeBytes(new Uint8Array(input), image, settings);
  if (isBlob(input)) return decodeBytes(await readBlob(input, image), image, settings);
  if (isPixels(input)) return pixelsToRgb(input, image);
  return platformDecoder.decodeObject(input, image, settings);
}

async function decodeBytes(bytes: Uint8Array, image: string, settings: DecodeSettings): Promise<RawImage> {
  settings.signal?.throwIfAborted();
  if (isGif(bytes)) return (await settings.aside?.(bytes, image)) ?? decodeGif(bytes, image, settings);
  if (bytes.length > 0) {
    const size = await imageSizeFromHeader(bytes);
    if (size !== undefined) checkPixelLimit(size.width, size.height, image, settings);
    return platformDecoder.decodeBytes(bytes, image, settings);
  }
  const remedy = 'Check how the file was written or downloaded.';
  throw new ImageDecodeError({ image, reason: 'it is empty (0 bytes).', remedy });
}

/** Few images are GIFs: the code for them is loaded only then. */
async function decodeGif(bytes: Uint8Array, image: string, settings: DecodeSettings): Promise<RawImage> {
  const decoder = await import('./decode-gif.js');
  return decoder.decodeGif(bytes, image, settings);
}

async function readAddress(address: string, image: string, settings: DecodeSettings): Promise<Uint8Array> {
  const scheme = /^([a-z][a-z0-9+.-]+):/i.exec(address)?.[1]?.toLowerCase();
  if (scheme === 'data') {
    const { dataUrlBytes } = await import('./data-url-bytes.js');
    return dataUrlBytes(address, image);
  }
  if (scheme === 'http' || scheme === 'https' || scheme === 'blob') {
    const { fetchImageBytes } = await import('./fetch-image-bytes.js');
    return fetchImageBytes(address, image, settings);
  }
  return platformDecoder.readFile(scheme === 'file' ? new URL(address) : address, image, settings);
}

async function readBlob(blob: Blob, image: string): Promise<Uint8Array> {
  try {
    return new Uint8Array(await blob.arrayBuffer());
  } catch (cause) {
    const remedy = 'The file behind it may have been moved or changed; choose it again.';
    throw new ImageDecodeError({ image, reason: 'its bytes cannot be read.', remedy, cause });
  }
}

function readOptions({ maxPixels = defaultMaxPixels, signal }: DecodeImageOptions): DecodeSettings {
  if (maxPixels > 0) return { maxPixels, signal };
  throw new InvalidOptionError({
    option: 'maxPixels',
    value: maxPixels,
    problem: `it is ${maxPixels}, but a limit is a number above 0`,
    remedy: 'Pass a number of pixels, or Infinity for no limit.',
  });
}
