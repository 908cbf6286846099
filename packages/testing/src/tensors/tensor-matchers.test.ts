import { Tensor } from '@automodel/core';
import { describe, expect, it } from 'vitest';
import { tensorMatchers } from './tensor-matchers.js';

expect.extend(tensorMatchers);

const floats = (dims: number[], ...values: number[]) => new Tensor('float32', Float32Array.from(values), dims);
const match = (tensor: Tensor, dims: number[], values: number[], tolerance: number) =>
  tensorMatchers.toMatchTensor(tensor, { dims, values }, tolerance);

describe('toMatchTensor', () => {
  it('takes an error of exactly the tolerance, and none above', () => {
    expect(floats([2], 4, 1)).toMatchTensor({ dims: [2], values: [4, 2] }, 0.25);
    expect(floats([2], 4, 1)).not.toMatchTensor({ dims: [2], values: [4, 2] }, 0.2499);
  });

  it('says where, how far and what would do', () => {
    expect(match(floats([2], 4, 1), [2], [4, 2], 0.1).message()).toBe(
      'the largest error is 1.00e+0 at element 1 (1 for 2), 2.50e-1 of the largest magnitude 4.000; allowed is 1.00e-1',
    );
  });

  it('fails on another shape, whatever the tolerance', () => {
    expect(match(floats([2, 1], 1, 2), [2], [1, 2], 1)).toMatchObject({ pass: false });
    expect(match(floats([2, 1], 1, 2), [2], [1, 2], 1).message()).toBe('expected a tensor of [2], got [2, 1]');
  });

  it('fails on NaN, whatever the tolerance', () => {
    expect(match(floats([1], Number.NaN), [1], [0], Infinity).pass).toBe(false);
  });

  it('takes integers of 64 bits, and refuses what are no numbers', () => {
    expect(new Tensor('int64', BigInt64Array.of(5n), [1])).toMatchTensor({ dims: [1], values: [5] }, 0);
    expect(match(new Tensor('string', ['5'], [1]), [1], [5], 0)).toMatchObject({ pass: false });
    const half = new Tensor('float16', Uint16Array.of(0x3c00), [1]);
    expect(match(half, [1], [0x3c00], 0).message()).toBe('expected numbers, got float16');
  });
});
