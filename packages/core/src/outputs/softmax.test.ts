import { describe, expect, it } from 'vitest';
import { Tensor } from '../tensor.js';
import { softmax } from './softmax.js';

const probabilities = (dims: number[], ...logits: number[]) =>
  softmax(new Tensor('float32', Float32Array.from(logits), dims));

describe('softmax', () => {
  it('is exp(x) over its sum, per row', () => {
    const result = probabilities([2, 2], 0, Math.log(3), Math.log(4), 0);
    expect(result.dims).toEqual([2, 2]);
    for (const [index, expected] of [0.25, 0.75, 0.8, 0.2].entries())
      expect(result.data[index]).toBeCloseTo(expected, 6);
  });

  it('does not overflow', () => {
    expect([...(probabilities([2], 1e30, 1e30).data as Float32Array)]).toEqual([0.5, 0.5]);
    expect([...(probabilities([3], -Infinity, 0, -3e38).data as Float32Array)]).toEqual([0, 1, 0]);
  });

  it('shows broken logits as NaN, as PyTorch does', () => {
    expect([...(probabilities([2, 2], Number.NaN, 1, 0, 0).data as Float32Array)]).toEqual([NaN, NaN, 0.5, 0.5]);
    expect(probabilities([2], Infinity, 1).data).toEqual(Float32Array.of(NaN, NaN));
    expect(probabilities([2], -Infinity, -Infinity).data).toEqual(Float32Array.of(NaN, NaN));
  });

  it('takes scalars and empty batches', () => {
    expect(probabilities([], 5).data).toEqual(Float32Array.of(1));
    expect(probabilities([0, 3]).dims).toEqual([0, 3]);
  });
});
