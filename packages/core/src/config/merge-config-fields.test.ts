import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../json/json-value.js';
import { mergeConfigFields } from './merge-config-fields.js';

const labels = { id2label: { 0: 'cat', 1: 'dog' }, label2id: { cat: 0, dog: 1 } };

describe('mergeConfigFields', () => {
  it.each<[string, JsonObject, JsonObject, JsonObject]>([
    ['replaces, adds and keeps', { a: 1, b: 2 }, { b: 3, c: 4 }, { a: 1, b: 3, c: 4 }],
    ['leaves what is undefined', { a: 1 }, { a: undefined, b: undefined }, { a: 1 }],
    ['takes away what is null', { a: 1, b: 2 }, { a: null }, { b: 2 }],
    ['keeps the labels for the same count', labels, { num_labels: 2 }, { ...labels, num_labels: 2 }],
    ['drops the labels for another count', labels, { num_labels: 3 }, { num_labels: 3 }],
    [
      'drops label2id and num_labels for new names',
      { ...labels, num_labels: 2 },
      { id2label: { 0: 'hen' } },
      { id2label: { 0: 'hen' } },
    ],
    ['replaces indices by features', { out_indices: [1] }, { out_features: ['stem'] }, { out_features: ['stem'] }],
    ['replaces features by indices', { out_features: ['stem'] }, { out_indices: [1] }, { out_indices: [1] }],
    [
      'takes both if both are given',
      { out_indices: [1] },
      { out_features: ['stem'], out_indices: [0] },
      { out_features: ['stem'], out_indices: [0] },
    ],
    ['replaces dtype by its old name', { dtype: 'float16' }, { torch_dtype: 'float32' }, { torch_dtype: 'float32' }],
    ['keeps fields that objects inherit', { toString: 'x' }, { a: 1 }, { toString: 'x', a: 1 }],
  ])('%s', (_, fields, overrides, expected) => {
    expect(mergeConfigFields(fields, overrides)).toEqual(expected);
  });
});
