import { ImageDecodeError, type ImageInput, type Pipeline, pipeline } from '@automodel/vision';
import { afterAll, beforeAll, expect, it } from 'vitest';
import imageAddress from '../fixtures/cifar10/first.png?url';
import { bundledCheckpoint } from './bundled-checkpoint.js';
import { cifar10Images } from './cifar10-images.js';
import { fetchBlob } from './fetch-blob.js';

let classify: Pipeline<'image-classification'>;
let blob: Blob;
/** Of the first image, by class: from the logits that Python gave, as for Node. */
let probabilities: readonly number[];

beforeAll(async () => {
  classify = await pipeline('image-classification', await bundledCheckpoint());
  blob = await fetchBlob(imageAddress);
  const exponentials = Array.from((await cifar10Images()).logits.values)
    .slice(0, 10)
    .map(Math.exp);
  const sum = exponentials.reduce((left, right) => left + right, 0);
  probabilities = exponentials.map((value) => value / sum);
});
afterAll(() => classify?.dispose());

/** Expects the best label of Python, and its score. */
function expectRecorded(labels: readonly { readonly index: number; readonly label: string; readonly score: number }[]) {
  const score = Math.max(...probabilities);
  const index = probabilities.indexOf(score);
  expect(labels[0]).toMatchObject({ index, label: classify.parts.model.config.id2label[index] });
  expect(Math.abs((labels[0]?.score ?? Number.NaN) - score)).toBeLessThan(1e-4);
}

it.each<[string, () => ImageInput | Promise<ImageInput>]>([
  ['a Blob', () => blob],
  ['an ImageBitmap', () => createImageBitmap(blob, { colorSpaceConversion: 'none', premultiplyAlpha: 'none' })],
])('classifies %s by one import', async (_, image) => {
  expectRecorded(await classify(await image()));
  expect(classify.parts.model.device).toBe('wasm');
});

it('gives the error of a broken image in its place', async () => {
  const broken = blob.slice(0, blob.size / 2);
  const [first, second, third] = await classify([blob, broken, blob]);
  expectRecorded(first?.result ?? []);
  expect(second?.result).toBeUndefined();
  expect(ImageDecodeError.is(second?.error), String(second?.error)).toBe(true);
  expectRecorded(third?.result ?? []);
});
