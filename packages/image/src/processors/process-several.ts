import { unequalSizes } from '../failures/unequal-sizes.js';
import type { PixelValues } from '../transforms/transform-image.js';
import { mapConcurrently } from './map-concurrently.js';

/** Images that are decoded at a time: libuv's threads, and no more whole photographs in memory than that. */
const concurrency = 4;

/**
 * The input of a model for several images: float32 `[images, 3, height, width]`.
 * @param processOne gives one of them.
 * @throws {InvalidTensorError} if there are none, or not all have one size.
 */
export async function processSeveral(
  images: readonly unknown[],
  processOne: (image: unknown) => Promise<PixelValues>,
): Promise<PixelValues> {
  let data: Float32Array<ArrayBuffer> | undefined;
  const sizes = await mapConcurrently([...images.entries()], concurrency, async ([index, image]) => {
    const { values, width, height } = await processOne(image);
    // Each goes to its place when it is there, rather than all of them at once in the end.
    data ??= new Float32Array(images.length * values.length);
    if (values.length * images.length === data.length) data.set(values, index * values.length);
    return { width, height };
  });
  const [first] = sizes;
  if (data === undefined || first === undefined) throw unequalSizes(sizes);
  const { width, height } = first;
  if (sizes.some((size) => size.width !== width || size.height !== height)) throw unequalSizes(sizes);
  return { values: data, width, height };
}
