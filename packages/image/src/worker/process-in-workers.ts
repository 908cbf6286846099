import { decodeUnknown } from '../decode/decode-unknown.js';
import { transformImage } from '../transforms/transform-image.js';
import type { ImageWorkerPool } from './image-worker-pool.js';
import type { ProcessImage } from './process-image.js';

/** Images of fewer pixels are transformed by the caller's thread: in a millisecond, in which a worker would have got and sent its messages. */
const fewPixels = 100_000;

/**
 * `processImage` in workers: they are started when there is work, and ended when there is none. What they cannot do is done by the caller's thread.
 * @param decodesAll whether they decode whatever can be sent to them, rather than what a platform's decoder asks them to.
 */
export function processInWorkers(pool: ImageWorkerPool, decodesAll: boolean): ProcessImage {
  return async (input, { geometry, tables }, signal) => {
    signal?.throwIfAborted();
    const decoded = decodesAll ? await pool.decodeAny(input) : undefined;
    const image = decoded ?? (await decodeUnknown(input, { signal, aside: (bytes, name) => pool.decode(bytes, name) }));
    signal?.throwIfAborted();
    const transform = { steps: geometry(image), tables };
    const transformed = image.width * image.height < fewPixels ? undefined : await pool.transform(image, transform);
    const values = transformed ?? (await transformImage(image, transform));
    signal?.throwIfAborted();
    return values;
  };
}
