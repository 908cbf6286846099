import { describe, expect, it } from 'vitest';
import { relativeError } from './relative-error.js';

describe('relativeError', () => {
  it('relates the largest difference to the largest magnitude', () => {
    expect(relativeError([1, -3, 2], [1, -4, 2.5])).toEqual({
      maximumError: 1,
      scale: 4,
      relativeError: 0.25,
      index: 1,
    });
    expect(relativeError(Float32Array.of(0.5), [0.5])).toMatchObject({ maximumError: 0, relativeError: 0, index: 0 });
  });

  it('names the first of equal differences', () => {
    expect(relativeError([0, 1, 1], [1, 2, 2]).index).toBe(0);
    expect(relativeError([0, Number.NaN, Number.NaN], [0, 1, 1]).index).toBe(1);
  });

  it.each<[string, number[], number[]]>([
    ['a value is NaN', [Number.NaN, 1], [1, 1]],
    ['NaN is expected', [1, 1], [Number.NaN, 1]],
    ['NaN is expected and there', [Number.NaN, 1], [Number.NaN, 1]],
    ['an infinity is expected', [1, 1], [Infinity, 1]],
    ['an infinity is expected and there', [Infinity, 1], [Infinity, 1]],
    ['a value is infinite', [Infinity, 1], [1, 1]],
    ['values are missing', [1], [1, 1]],
    ['there are too many', [1, 1, 1], [1, 1]],
    ['all expected are 0', [0.1], [0]],
  ])('is infinite if %s', (_, actual, expected) => {
    expect(relativeError(actual, expected).relativeError).toBe(Infinity);
  });

  it('is 0 for nothing, and for zeros', () => {
    expect(relativeError([], []).relativeError).toBe(0);
    expect(relativeError([0, -0], [0, 0]).relativeError).toBe(0);
  });
});
