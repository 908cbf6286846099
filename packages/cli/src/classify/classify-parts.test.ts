import { describe, expect, it } from 'vitest';
import { median } from './median.js';
import { loadingWarnings } from './summarize-model.js';

describe('median', () => {
  it('is the middle, or the mean of the two in the middle', () => {
    expect(median([])).toBeUndefined();
    expect(median([3])).toBe(3);
    expect(median([9, 1, 2])).toBe(2);
    expect(median([4, 1, 9, 2])).toBe(3);
  });
});

describe('loadingWarnings', () => {
  it('names weights that start at random, but not counters', () => {
    const info = { unexpectedKeys: [], mismatchedKeys: [] };
    expect(loadingWarnings({ ...info, missingKeys: [] })).toEqual([]);
    expect(loadingWarnings({ ...info, missingKeys: ['a.num_batches_tracked'] })).toEqual([]);
    expect(loadingWarnings({ ...info, missingKeys: ['classifier.1.weight', 'classifier.1.bias'] })).toEqual([
      '2 weights are not in the checkpoint and start at random: "classifier.1.weight", "classifier.1.bias".',
    ]);
  });
});
