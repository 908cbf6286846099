import { cosineSimilarity, DisposedError, MissingFileError, pipeline } from '@automodel/vision';
import { cos_sim, pipeline as theirPipeline } from '@huggingface/transformers';
import { expect } from 'vitest';
import { checkpoint } from './checkpoint.js';
import { describeRows } from './describe-rows.js';
import { owned } from './owned.js';
import { sample } from './sample.js';
import { useTransformersJs } from './use-transformers-js.js';

useTransformersJs();

const [cat, dog] = [sample('cat'), sample('dog')];

const vector = (values: Iterable<unknown>): number[] => Array.from(values, Number);

describeRows('Pipelines', {
  "pipeline('image-classification', id)": async () => {
    const theirs = await owned(theirPipeline('image-classification', 'classifier'));
    const ours = await owned(pipeline('image-classification', checkpoint));
    const [left, right] = [await theirs(cat), await ours(cat)];
    expect([left.length, right.length]).toEqual([5, 5]);
    expect(right[0]).toMatchObject({ label: left[0]?.label, index: 3 });
  },

  'classify(image, { top_k: 3 })': async () => {
    const theirs = await owned(theirPipeline('image-classification', 'classifier'));
    const ours = await owned(pipeline('image-classification', checkpoint));
    const [left, right] = [await theirs(cat, { top_k: 3 }), await ours(cat, { topK: 3 })];
    expect([left.length, right.length]).toEqual([3, 3]);
    expect(right[0]?.label).toBe(left[0]?.label);
  },

  'classify(image, { top_k: null })': async () => {
    const theirs = await owned(theirPipeline('image-classification', 'classifier'));
    const ours = await owned(pipeline('image-classification', checkpoint));
    const left = await theirs(cat, { top_k: null });
    const right = await ours(cat, { topK: ours.parts.model.config.num_labels });
    const names = (labels: readonly { label: string }[]): string[] => labels.map(({ label }) => label).sort();
    expect(names(right)).toEqual(names(left));
  },

  'classify([cat, dog])': async () => {
    const theirs = await owned(theirPipeline('image-classification', 'classifier'));
    const ours = await owned(pipeline('image-classification', checkpoint, { topK: 1 }));
    const left = await theirs([cat, dog], { top_k: 1 });
    const right = await ours([cat, dog]);
    expect(left.map(([best]) => best?.label)).toEqual(['cat', 'dog']);
    expect(right.map(({ result }) => result?.[0]?.label)).toEqual(['cat', 'dog']);
  },

  "classify([cat, 'lost.png'])": async () => {
    const theirs = await owned(theirPipeline('image-classification', 'classifier'));
    const ours = await owned(pipeline('image-classification', checkpoint, { topK: 1 }));
    await expect(theirs([cat, 'lost.png'])).rejects.toThrow('Unable to read image from "lost.png"');
    const [first, second] = await ours([cat, 'lost.png']);
    expect(first?.result?.[0]?.label).toBe('cat');
    expect(MissingFileError.is(second?.error)).toBe(true);
  },

  "pipeline('image-feature-extraction', id)": async () => {
    const theirs = await owned(theirPipeline('image-feature-extraction', 'base'));
    const ours = await owned(pipeline('image-feature-extraction', checkpoint, { pool: false }));
    const [left, right] = [await theirs(dog), await ours(dog)];
    expect([left.dims, right.dims]).toEqual([
      [1, 256, 2, 2],
      [256, 2, 2],
    ]);
    // Resizing tells them apart, as it does scores.
    expect(cosineSimilarity(vector(right.data), vector(left.data))).toBeGreaterThan(0.99);
  },

  'extract(image, { pool: true })': async () => {
    const theirs = await owned(theirPipeline('image-feature-extraction', 'base'));
    const ours = await owned(pipeline('image-feature-extraction', checkpoint));
    const [left, right] = [await theirs(dog, { pool: true }), await ours(dog)];
    expect([left.dims, right.dims]).toEqual([[1, 256, 1, 1], [256]]);
    // Resizing tells them apart, as it does scores.
    expect(cosineSimilarity(vector(right.data), vector(left.data))).toBeGreaterThan(0.99);
  },

  'cos_sim(a.data, b.data)': async () => {
    const ours = await owned(pipeline('image-feature-extraction', checkpoint));
    const [first, second] = [await ours(cat), await ours(dog)];
    const theirs = cos_sim(vector(first.data), vector(second.data));
    expect(cosineSimilarity(first, second)).toBeCloseTo(theirs, 6);
  },

  'classify.dispose()': async () => {
    const theirs = await theirPipeline('image-classification', 'classifier');
    await theirs.dispose();
    await expect(theirs.dispose()).rejects.toThrow('Session already disposed');
    const ours = await pipeline('image-classification', checkpoint);
    await ours.dispose();
    await ours.dispose();
    await expect(ours(cat)).rejects.toSatisfy((error) => DisposedError.is(error));
  },
});
