import { PreTrainedConfig, Tensor } from '@automodel/core';
import { describe, expect, it } from 'vitest';
import { functionToApplyFor } from './function-to-apply.js';
import { postProcessImageClassification } from './post-process-image-classification.js';

// softmax([0, ln 3]) = [1/4, 3/4] and sigmoid([0, ln 3]) = [1/2, 3/4].
const logits = new Tensor('float32', new Float32Array([0, Math.log(3), Math.log(3), 0]), [2, 2]);
const config = new PreTrainedConfig({ id2label: { '0': 'cat', '1': 'dog' } });

describe('postProcessImageClassification', () => {
  it('gives labels by probability, one list per image', () => {
    const [first, second] = postProcessImageClassification(logits, config);
    expect(first?.map(({ index, label }) => [index, label])).toEqual([
      [1, 'dog'],
      [0, 'cat'],
    ]);
    expect(first?.[0]?.score).toBeCloseTo(3 / 4, 6);
    expect(first?.[1]?.score).toBeCloseTo(1 / 4, 6);
    expect(second?.[0]?.label).toBe('cat');
  });

  it('gives topK labels, all if there are fewer', () => {
    expect(postProcessImageClassification(logits, config, { topK: 1 })[0]).toHaveLength(1);
    expect(postProcessImageClassification(logits, config, { topK: 9 })[0]).toHaveLength(2);
  });

  it('applies the function asked for', () => {
    const scores = (functionToApply: 'none' | 'sigmoid' | 'softmax'): (number | undefined)[] =>
      postProcessImageClassification(logits, config, { functionToApply })[0]?.map(({ score }) => score) ?? [];
    expect(scores('none')).toEqual([Math.fround(Math.log(3)), 0]);
    expect(scores('sigmoid')).toEqual([expect.closeTo(3 / 4, 6), expect.closeTo(1 / 2, 6)]);
    expect(scores('softmax')).toEqual([expect.closeTo(3 / 4, 6), expect.closeTo(1 / 4, 6)]);
  });

  it('refuses other values', () => {
    expect(() => postProcessImageClassification(logits, config, { topK: 0 })).toThrow('"topK"');
    // @ts-expect-error there is no such function
    expect(() => postProcessImageClassification(logits, config, { functionToApply: 'relu' })).toThrow(
      'must be one of "none", "sigmoid", "softmax"',
    );
  });
});

// `ImageClassificationPipeline.postprocess` of Transformers, line by line, and regression as its text classification has it.
describe('functionToApplyFor', () => {
  it.each([
    [{ num_labels: 3 }, 'softmax'],
    [{ num_labels: 1 }, 'sigmoid'],
    [{ num_labels: 3, problem_type: 'single_label_classification' }, 'softmax'],
    [{ num_labels: 3, problem_type: 'multi_label_classification' }, 'sigmoid'],
    [{ num_labels: 1, problem_type: 'regression' }, 'none'],
    [{ num_labels: 3, problem_type: 'regression' }, 'none'],
  ] as const)('%o: %s', (fields, expected) => {
    expect(functionToApplyFor(new PreTrainedConfig(fields))).toBe(expected);
  });
});
