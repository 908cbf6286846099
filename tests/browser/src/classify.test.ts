import { onnxruntime } from '@automodel/backend-onnxruntime/web';
import {
  AutoImageProcessor,
  AutoModelForImageClassification,
  argMax,
  DisposedError,
  type ImageClassifierOutputs,
  type ImageProcessor,
  InvalidConfigError,
  memorySource,
  type PreTrainedModel,
  type Tensor,
} from '@automodel/core';
import { type ImageInput, imageProcessors } from '@automodel/image';
import { resnet } from '@automodel/model-resnet';
import { tensorMatchers } from '@automodel/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import imageAddress from '../fixtures/cifar10/first.png?url';
import { bundledCheckpoint } from './bundled-checkpoint.js';
import { type Cifar10Images, cifar10Images } from './cifar10-images.js';
import { fetchBlob } from './fetch-blob.js';

expect.extend(tensorMatchers);

const use = [onnxruntime({ numThreads: 2 }), imageProcessors, resnet];

/** The first image in the forms that a page has. */
async function forms({ images: [image] }: Cifar10Images): Promise<Readonly<Record<string, ImageInput>>> {
  if (image === undefined) throw new TypeError('There is no image.');
  const pixels = new ImageData(image.width, image.height);
  for (let pixel = 0; pixel < image.width * image.height; pixel++) {
    pixels.data.set([...image.data.subarray(pixel * 3, pixel * 3 + 3), 255], pixel * 4);
  }
  const blob = await fetchBlob(imageAddress);
  return {
    Blob: blob,
    ImageBitmap: await createImageBitmap(blob, { colorSpaceConversion: 'none', premultiplyAlpha: 'none' }),
    ImageData: pixels,
    address: imageAddress,
  };
}

describe('the bundled checkpoint, fetched', () => {
  let processor: ImageProcessor;
  let model: PreTrainedModel<ImageClassifierOutputs>;
  let expected: Cifar10Images;
  let pixelValues: Tensor;

  beforeAll(async () => {
    const checkpoint = await bundledCheckpoint();
    processor = await AutoImageProcessor.fromPretrained(checkpoint, { use });
    model = await AutoModelForImageClassification.fromPretrained(checkpoint, { use });
    expected = await cifar10Images();
    ({ pixelValues } = await processor(expected.images));
  });
  afterAll(async () => {
    await model?.dispose();
  });

  it("gives Transformers' logits for pixels, and its labels", async () => {
    expect(model.device).toBe('ort-wasm');
    expect(model.loadingInfo).toMatchObject({ missingKeys: [], unexpectedKeys: [], mismatchedKeys: [] });
    const { logits } = await model.forward({ pixelValues });
    expect(logits).toMatchTensor(expected.logits, 5e-6);
    const rows = expected.images.map((_, index) =>
      Array.from(expected.logits.values).slice(index * 10, index * 10 + 10),
    );
    expect(argMax(logits)).toEqual(rows.map((row) => row.indexOf(Math.max(...row))));
  });

  it.each(['Blob', 'ImageBitmap', 'ImageData', 'address'])('takes a picture as %s', async (form) => {
    const picture = (await forms(expected))[form];
    const { pixelValues: values } = await processor(picture);
    expect(values.dims).toEqual([1, 3, 64, 64]);
    expect(values.data).toEqual(pixelValues.data.slice(0, values.size));
  });

  it('runs on after a wrong input, and not after dispose', async () => {
    const { pixelValues: one } = await processor(expected.images[0]);
    await expect(model.forward({ pixelValues: one.reshape([3, 64, 64]) })).rejects.toThrow('[batch, 3, height, width]');
    expect((await model.forward({ pixelValues: one })).logits.dims).toEqual([1, 10]);
    await model.dispose();
    await model.dispose();
    await expect(model.forward({ pixelValues: one })).rejects.toSatisfy((error) => DisposedError.is(error));
  });
});

it("says so when the server sent a page in config.json's place", async () => {
  const page = new Blob(['<!doctype html><title>Not found</title>'], { type: 'text/html' });
  const error = await AutoModelForImageClassification.fromPretrained(memorySource({ 'config.json': page }), {
    use,
  }).catch((reason: unknown) => reason);
  expect(InvalidConfigError.is(error), String(error)).toBe(true);
  expect(String(error)).toMatch(/config\.json.*HTML/);
});
