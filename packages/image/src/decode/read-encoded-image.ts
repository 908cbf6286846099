import { loadFailures } from '../failures/load-failures.js';
import type { EncodedImage } from '../input/encoded-image.js';
import type { ImageName } from '../input/image-name.js';

/**
 * The bytes of a file in memory. `image` names it in errors.
 * @throws {ImageDecodeError} if a Blob does not give them.
 */
export async function readEncodedImage(input: EncodedImage, image: ImageName): Promise<Uint8Array> {
  if ('buffer' in input) return input;
  if (!('arrayBuffer' in input)) return new Uint8Array(input);
  try {
    return new Uint8Array(await input.arrayBuffer());
  } catch (cause) {
    throw (await loadFailures()).unreadableBlob(image, cause);
  }
}
