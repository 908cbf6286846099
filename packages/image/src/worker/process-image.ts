import { decodeUnknown } from '../decode/decode-unknown.js';
import type { PreparedProcessor } from '../processors/image-processor-definition.js';
import { type PixelValues, transformImage } from '../transforms/transform-image.js';

/** Makes of one image, in any form, the input of a model. */
export type ProcessImage = (
  image: unknown,
  processor: PreparedProcessor,
  signal: AbortSignal | undefined,
) => Promise<PixelValues>;

/** Does it in the caller's thread. */
export const processImage: ProcessImage = async (input, { geometry, tables }, signal) => {
  const image = await decodeUnknown(input, { signal });
  signal?.throwIfAborted();
  const values = await transformImage(image, { steps: geometry(image), tables });
  signal?.throwIfAborted();
  return values;
};
