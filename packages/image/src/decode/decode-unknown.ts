import type { EncodedImage } from '../input/encoded-image.js';
import type { RawImage } from '../raw-image.js';
import { decodeBytes } from './decode-bytes.js';
import type { DecodeImageOptions, DecodeSettings } from './decode-image-options.js';
import { readEncodedImage } from './read-encoded-image.js';

/** Twice Pillow's `Image.MAX_IMAGE_PIXELS`, where its warning becomes an error. */
const defaultMaxPixels = 178_956_970;

/**
 * `decodeImage` for a value whose type nobody has checked.
 * @param name what errors call it. @default what it is
 */
export async function decodeUnknown(
  input: unknown,
  { maxPixels = defaultMaxPixels, signal, aside }: DecodeImageOptions & Pick<Partial<DecodeSettings>, 'aside'>,
  name?: string,
): Promise<RawImage> {
  signal?.throwIfAborted();
  const settings = { maxPixels, signal, aside };
  if (isCommon(input)) return decodeBytes(await readEncodedImage(input, name ?? input), name ?? input, settings);
  // Addresses, pixels, elements of a page, files of another realm: each app has few of these forms.
  const loaded = await import('./decode-other.js');
  return loaded.decodeOther(input, name, settings);
}

/** Whether a value is of one of the classes that files in memory mostly have. */
function isCommon(input: unknown): input is EncodedImage {
  return (
    input instanceof Uint8Array || input instanceof ArrayBuffer || (input instanceof Blob && 'arrayBuffer' in input)
  );
}
