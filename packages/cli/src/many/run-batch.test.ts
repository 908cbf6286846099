import { Tensor } from '@automodel/core';
import { describe, expect, it } from 'vitest';
import { failureOf } from './failure-of.js';
import { isFailure, type Outcome } from './outcome.js';
import { runBatch } from './run-batch.js';

/** An image of one channel, all of whose pixels have one value. */
function image(path: string, value: number, width = 2): Outcome<Tensor> {
  return { path, value: new Tensor('float32', new Float32Array(width).fill(value), [1, 1, 1, width]) };
}

const calls: number[] = [];

/** Gives the first pixel of each image; fails where one is negative. */
async function firstPixels(pixelValues: Tensor): Promise<number[]> {
  const [rows = 0, , , width = 0] = pixelValues.dims;
  calls.push(rows);
  const data = Array.from(pixelValues.data as Float32Array);
  const pixels = data.filter((_, index) => index % width === 0);
  if (pixels.some((pixel) => pixel < 0)) throw new RangeError('negative');
  return pixels;
}

function summarize(outcomes: readonly Outcome<number>[]): readonly (readonly [string, number | string])[] {
  return outcomes.map((outcome) => [outcome.path, isFailure(outcome) ? outcome.error.message : outcome.value] as const);
}

describe('runBatch', () => {
  it('runs images of one size in one call, and keeps failures in their places', async () => {
    calls.length = 0;
    const images = [image('a', 1), failureOf('b', new RangeError('unreadable')), image('c', 3)];
    expect(summarize(await runBatch(images, firstPixels))).toEqual([
      ['a', 1],
      ['b', 'RangeError: unreadable'],
      ['c', 3],
    ]);
    expect(calls).toEqual([2]);
  });

  it('runs each size in a call of its own, and keeps the order', async () => {
    calls.length = 0;
    const images = [image('a', 1), image('b', 2, 5), image('c', 3), image('d', 4, 5), image('e', 5, 7)];
    expect(summarize(await runBatch(images, firstPixels)).map(([, value]) => value)).toEqual([1, 2, 3, 4, 5]);
    expect(calls).toEqual([2, 2, 1]);
  });

  it('tries images one by one where a call of several fails', async () => {
    calls.length = 0;
    const images = [image('a', 1), image('b', -1), image('c', 3)];
    expect(summarize(await runBatch(images, firstPixels))).toEqual([
      ['a', 1],
      ['b', 'RangeError: negative'],
      ['c', 3],
    ]);
    expect(calls).toEqual([3, 1, 1, 1]);
  });

  it('takes too few results for a failure, never for the end', async () => {
    const [outcome] = await runBatch([image('a', 1)], async () => []);
    expect(outcome !== undefined && isFailure(outcome) && outcome.error.message).toContain('0 results for 1 images');
  });
});
