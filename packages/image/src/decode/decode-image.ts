import { loadFailures } from '../failures/load-failures.js';
import { describeEncodedImage } from '../input/describe-encoded-image.js';
import { type EncodedImage, isBlob, isEncodedImage, isUint8Array } from '../input/encoded-image.js';
import type { ImageInput } from '../input/image-input.js';
import type { RawImage } from '../raw-image.js';
import { decodeBytes } from './decode-bytes.js';
import type { DecodeImageOptions, DecodeSettings } from './decode-image-options.js';

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
  { maxPixels = defaultMaxPixels, signal }: DecodeImageOptions = {},
  { name, aside }: { readonly name?: string; readonly aside?: DecodeSettings['aside'] } = {},
): Promise<RawImage> {
  if (!(maxPixels > 0)) throw (await loadFailures()).invalidMaxPixels(maxPixels);
  signal?.throwIfAborted();
  const settings = { maxPixels, signal, aside };
  if (isEncodedImage(input)) {
    const image = name ?? describeEncodedImage(input);
    return decodeBytes(await readBytes(input, image), image, settings);
  }
  // Addresses, pixels, elements of a page: each app has few of these forms.
  const loaded = await import('./decode-other.js');
  return loaded.decodeOther(input, name, settings);
}

async function readBytes(input: EncodedImage, image: string): Promise<Uint8Array> {
  if (isUint8Array(input)) return input;
  if (!isBlob(input)) return new Uint8Array(input);
  try {
    return new Uint8Array(await input.arrayBuffer());
  } catch (cause) {
    throw (await loadFailures()).unreadableBlob(image, cause);
  }
}
