import { decodeUnknown } from '../decode/decode-unknown.js';
import type { RawImage } from '../raw-image.js';
import { type PixelValues, transformImage } from '../transforms/transform-image.js';
import type { ImageWork } from './image-work.js';

/** A result and its memory, which may be given away with it. */
export interface ImageWorkResult {
  readonly result: PixelValues | RawImage;
  readonly memory: ArrayBuffer[];
}

/** Does what a worker is asked for. */
export async function doImageWork(work: ImageWork): Promise<ImageWorkResult> {
  if (work.kind === 'transform') {
    const result = await transformImage(work.image, work.transform);
    return { result, memory: [result.values.buffer] };
  }
  const result = await decodeUnknown(work.input, {}, work.name);
  return { result, memory: result.data.buffer instanceof ArrayBuffer ? [result.data.buffer] : [] };
}
