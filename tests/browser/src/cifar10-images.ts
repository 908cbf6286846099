import type { RawPixels } from '@automodel/image';
import { type ExpectedTensor, readExpectedTensors } from '@automodel/testing';
import expectedAddress from '../fixtures/cifar10/expected.safetensors?url';
import { fetchBlob } from './fetch-blob.js';

/** Test images of CIFAR-10, and the logits that Transformers gave for them (fixtures/cifar10/record.mjs). */
export interface Cifar10Images {
  readonly images: readonly RawPixels[];
  /** `[images, 10]` */
  readonly logits: ExpectedTensor;
}

const side = 32;
const channels = 3;

export async function cifar10Images(): Promise<Cifar10Images> {
  const blob = await fetchBlob(expectedAddress);
  const tensors = await readExpectedTensors(new Uint8Array(await blob.arrayBuffer()));
  const [pixels, logits] = [tensors.get('images'), tensors.get('logits')];
  if (pixels === undefined || logits === undefined) throw new TypeError('The fixture lacks images or logits.');
  const bytes = Uint8Array.from(pixels.values);
  const length = side * side * channels;
  const images = Array.from(
    { length: bytes.length / length },
    (_, index): RawPixels => ({
      data: bytes.subarray(index * length, (index + 1) * length),
      width: side,
      height: side,
      channels,
    }),
  );
  return { images, logits };
}
