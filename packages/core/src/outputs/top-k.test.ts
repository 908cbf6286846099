import { InvalidOptionError, InvalidTensorError } from '@automodel/contracts';
import { describe, expect, it } from 'vitest';
import { Tensor } from '../tensor.js';
import { argMax } from './arg-max.js';
import { topK } from './top-k.js';

const tensor = (dims: number[], ...values: number[]) => new Tensor('float32', Float32Array.from(values), dims);

describe('topK', () => {
  it('gives a list per image, largest first, with names or indices', () => {
    const [first, second] = topK(tensor([2, 3], 1, 3, 2, 6, 5, 4), 2, { 0: 'cat', 1: 'dog' });
    expect(first).toEqual([
      { index: 1, label: 'dog', score: 3 },
      { index: 2, label: '2', score: 2 },
    ]);
    expect(second?.map(({ label }) => label)).toEqual(['cat', 'dog']);
  });

  it('takes the first of equal scores, and all if there are fewer than asked for', () => {
    expect(topK(tensor([4], 1, 2, 2, -0), 9)[0]?.map(({ index }) => index)).toEqual([1, 2, 0, 3]);
    expect(topK(tensor([3], -0, 0, -0), 3)[0]?.map(({ index }) => index)).toEqual([0, 1, 2]);
  });

  it('orders infinities, and puts NaN first, as PyTorch does', () => {
    const scores = tensor([7], 1, Number.NaN, -Infinity, Infinity, Number.NaN, -Infinity, Infinity);
    expect(topK(scores, 7)[0]?.map(({ index }) => index)).toEqual([1, 4, 3, 6, 0, 2, 5]);
    expect(argMax(scores)).toEqual([1]);
  });

  it.each([0, -1, 1.5, Number.NaN, Infinity])('refuses a count of %d', (count) => {
    expect(() => topK(tensor([1], 1), count)).toThrow(InvalidOptionError);
  });

  it('refuses what are no scores', () => {
    expect(() => topK(new Tensor('int64', BigInt64Array.of(1n), [1]), 1)).toThrow(InvalidTensorError);
    expect(() => topK(tensor([2, 0]), 1)).toThrow(
      'float32 [..., labels] with at least one label, but it is float32 [2, 0]',
    );
    expect(topK(tensor([0, 2]), 1)).toEqual([]);
  });
});

describe('argMax', () => {
  it('gives an index per row along the last axis, of equal values the first', () => {
    expect(argMax(tensor([2, 3], 1, 3, 3, 9, 5, 4))).toEqual([1, 0]);
    expect(argMax(tensor([2, 1, 2], 1, 2, 4, 3))).toEqual([1, 0]);
    expect(argMax(tensor([], 7))).toEqual([0]);
    expect(argMax(tensor([2], -Infinity, -Infinity))).toEqual([0]);
    expect(argMax(tensor([2], Number.NaN, 1))).toEqual([0]);
  });
});
