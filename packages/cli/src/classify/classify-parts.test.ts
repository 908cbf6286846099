import { PreTrainedConfig, Tensor } from '@automodel/core';
import { describe, expect, it } from 'vitest';
import { classScores, scoreFunctionFor } from './class-scores.js';
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

describe('scoreFunctionFor', () => {
  it.each([
    [{ num_labels: 10 }, 'softmax'],
    [{ num_labels: 10, problem_type: 'single_label_classification' }, 'softmax'],
    [{ num_labels: 10, problem_type: 'multi_label_classification' }, 'sigmoid'],
    [{ num_labels: 1 }, 'sigmoid'],
    [{ num_labels: 1, problem_type: 'regression' }, 'none'],
  ] as const)('of %j is %s', (fields, expected) => {
    expect(scoreFunctionFor(new PreTrainedConfig(fields))).toBe(expected);
  });
});

describe('classScores', () => {
  const logits = new Tensor('float32', Float32Array.of(0, Math.log(3)), [1, 2]);

  it('computes probabilities', () => {
    // e^0 : e^ln 3 = 1 : 3; 1 / (1 + e^-ln 3) = 3/4.
    expect(Array.from(classScores(logits, 'softmax').data as Float32Array)).toEqual([0.25, 0.75].map(Math.fround));
    expect(Array.from(classScores(logits, 'sigmoid').data as Float32Array)).toEqual([0.5, 0.75].map(Math.fround));
    expect(classScores(logits, 'none')).toBe(logits);
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
