import { InvalidTensorError, Tensor } from '@automodel/core';
import { describe, expect, it } from 'vitest';
import { cosineSimilarity } from './cosine-similarity.js';
import { normalizeVector } from './normalize-vector.js';

const tensor = (...values: number[]): Tensor => new Tensor('float32', new Float32Array(values), [values.length]);

describe('cosineSimilarity', () => {
  it('is the cosine of the angle', () => {
    expect(cosineSimilarity([1, 0], [0, 2])).toBe(0);
    expect(cosineSimilarity([1, 0], [-3, 0])).toBe(-1);
    expect(cosineSimilarity([2, 0], [1, 1])).toBeCloseTo(Math.SQRT1_2, 15);
    // (1·4 + 2·5 + 3·6) / (√14 √77)
    expect(cosineSimilarity(tensor(1, 2, 3), new Float32Array([4, 5, 6]))).toBeCloseTo(32 / Math.sqrt(14 * 77), 15);
  });

  it('is 0 for a vector without direction', () => {
    expect(cosineSimilarity([0, 0], [1, 2])).toBe(0);
  });

  it('refuses vectors of two lengths and of other types', () => {
    expect(() => cosineSimilarity([1, 2], [1])).toThrow(InvalidTensorError);
    const labels = new Tensor('int64', new BigInt64Array([1n, 2n]), [2]);
    expect(() => cosineSimilarity(labels, [1, 2])).toThrow('float32 [features]');
  });
});

describe('normalizeVector', () => {
  it('gives a vector of length 1 in the same direction', () => {
    expect(Array.from(normalizeVector(tensor(3, 4)))).toEqual([3 / 5, 4 / 5].map(Math.fround));
    expect(Array.from(normalizeVector([0, -2]))).toEqual([0, -1]);
  });

  it('leaves the zero vector as it is', () => {
    expect(Array.from(normalizeVector([0, 0]))).toEqual([0, 0]);
  });
});
