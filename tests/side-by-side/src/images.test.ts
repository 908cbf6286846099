import { readFile } from 'node:fs/promises';
import { decodeImage, type ImageInput, pipeline, resizeImage } from '@automodel/vision';
import { RawImage, pipeline as theirPipeline } from '@huggingface/transformers';
import { expect } from 'vitest';
import { checkpoint } from './checkpoint.js';
import { describeRows } from './describe-rows.js';
import { owned } from './owned.js';
import { sample } from './sample.js';
import { useTransformersJs } from './use-transformers-js.js';

useTransformersJs();

const cat = sample('cat');

describeRows('Images', {
  'RawImage.read(image)': async () => {
    const theirs = await RawImage.read(cat);
    const ours = await decodeImage(cat);
    expect([ours.width, ours.height, ours.channels]).toEqual([theirs.width, theirs.height, theirs.channels]);
    expect(Buffer.from(ours.data).equals(Buffer.from(theirs.data))).toBe(true);
  },

  'new RawImage(data, width, height, 3)': async () => {
    const { data, width, height } = await decodeImage(cat);
    const theirs = await owned(theirPipeline('image-classification', 'classifier'));
    const ours = await owned(pipeline('image-classification', checkpoint));
    const [left] = await theirs(new RawImage(new Uint8ClampedArray(data), width, height, 3));
    const pixels: ImageInput = { data, width, height, channels: 3 };
    const [right] = await ours(pixels);
    expect([left?.label, right?.label]).toEqual(['cat', 'cat']);
  },

  'image.resize(48, 32, { resample: 3 })': async () => {
    const theirs = await (await RawImage.read(cat)).resize(48, 32, { resample: 3 });
    const ours = resizeImage(await decodeImage(cat), { width: 48, height: 32, filter: 'bicubic' });
    expect([ours.width, ours.height, ours.data.length]).toEqual([theirs.width, theirs.height, theirs.data.length]);
    expect(Buffer.from(ours.data).equals(Buffer.from(theirs.data))).toBe(false);
  },

  'new Blob([bytes])': async () => {
    const bytes = await readFile(cat);
    const blob = new Blob([new Uint8Array(bytes)]);
    const theirs = await owned(theirPipeline('image-classification', 'classifier'));
    const ours = await owned(pipeline('image-classification', checkpoint));
    expect([(await theirs(blob))[0]?.label, (await ours(blob))[0]?.label]).toEqual(['cat', 'cat']);
    expect((await ours(bytes))[0]?.label).toBe('cat');
  },
});
