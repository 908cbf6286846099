import { readFile } from 'node:fs/promises';
import { AutoImageProcessor, type AutoModelForImageClassification, argMax, readSafetensors } from '@automodel/core';
import { imageProcessors } from '@automodel/image';
import { shared } from './fixtures.js';

type Classifier = Awaited<ReturnType<typeof AutoModelForImageClassification.fromPretrained>>;

/** 1,000 test images of CIFAR-10 with their classes. */
export interface Cifar10Images {
  readonly images: readonly {
    readonly data: Uint8Array;
    readonly width: number;
    readonly height: number;
    readonly channels: number;
  }[];
  readonly labels: readonly number[];
}

/** Reads the images of the shared fixtures. */
export async function cifar10Images(): Promise<Cifar10Images> {
  const test = await readSafetensors(await readFile(shared('fixtures/cifar10-test/every10th.safetensors')));
  const bytes = test.get('images')?.bytes ?? new Uint8Array();
  const images = Array.from({ length: 1000 }, (_, index) => ({
    data: bytes.subarray(index * 3072, (index + 1) * 3072),
    width: 32,
    height: 32,
    channels: 3,
  }));
  return { images, labels: Array.from(test.get('labels')?.bytes ?? []) };
}

/** The share of images, in points of 100, to whose class a model gives its largest logit. */
export async function cifar10Accuracy(
  model: Classifier,
  checkpoint: string,
  { images, labels }: Cifar10Images,
): Promise<number> {
  const processor = await AutoImageProcessor.fromPretrained(checkpoint, { use: [imageProcessors] });
  const batch = 50;
  let right = 0;
  for (let start = 0; start < images.length; start += batch) {
    const { pixelValues } = await processor(images.slice(start, start + batch));
    const predictions = argMax((await model.forward({ pixelValues })).logits);
    right += predictions.filter((prediction, index) => prediction === labels[start + index]).length;
  }
  return (right / images.length) * 100;
}
