import { Tensor } from '@automodel/core';
import { tensorMatchers } from '@automodel/testing';
import { expect, it } from 'vitest';
import imageAddress from '../fixtures/cifar10/first.png?url';
import { cifar10Images } from './cifar10-images.js';
import { fetchBlob } from './fetch-blob.js';

expect.extend(tensorMatchers);

it("gives Transformers' logits in a worker", async () => {
  const worker = new Worker(new URL('./classify-worker.ts', import.meta.url), { type: 'module' });
  const answer = new Promise<unknown>((resolve, reject) => {
    worker.addEventListener('message', ({ data }) => resolve(data));
    worker.addEventListener('error', ({ message }) => reject(new Error(message)));
  });
  worker.postMessage(await fetchBlob(imageAddress));
  const logits = await answer;
  worker.terminate();
  if (!(logits instanceof Float32Array)) throw new TypeError(String(logits));
  const { logits: all } = await cifar10Images();
  const expected = { dims: [1, 10], values: Array.from(all.values).slice(0, 10) };
  expect(new Tensor('float32', logits, [1, 10])).toMatchTensor(expected, 5e-6);
});
