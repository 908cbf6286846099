import { describe, expect, it } from 'vitest';
import { describeLoadingInfo } from './describe-loading-info.js';
import { foldKeys } from './fold-keys.js';

describe('foldKeys', () => {
  it('folds numbers where all their combinations occur, and nowhere else', () => {
    const square = [0, 1].flatMap((stage) => [0, 1].map((layer) => `stages.${stage}.layers.${layer}.weight`));
    expect(foldKeys(square)).toEqual(['stages.{0, 1}.layers.{0, 1}.weight']);
    expect(foldKeys([...square, 'stages.1.layers.2.weight'])).toEqual([
      'stages.0.layers.{0, 1}.weight',
      'stages.1.layers.{0, 1, 2}.weight',
    ]);
  });

  it('writes long runs by their ends, and sorts numbers as numbers', () => {
    expect(foldKeys([10, 9, 8, 11, 7].map((index) => `layer.${index}`))).toEqual(['layer.{7…11}']);
    expect(foldKeys(['a.10', 'a.9', 'a.2', 'b'])).toEqual(['a.{2, 9, 10}', 'b']);
  });
});

describe('describeLoadingInfo', () => {
  it('is a table of key, status and details', () => {
    const report = describeLoadingInfo({
      missingKeys: ['norm.0.bias', 'norm.1.bias'],
      unexpectedKeys: ['pooler.weight'],
      mismatchedKeys: [{ key: 'classifier.1.weight', checkpointShape: [5, 40], modelShape: [7, 40] }],
    });
    expect(report).toBe(
      [
        'key                 | status     | details',
        '--------------------|------------|--------',
        'classifier.1.weight | mismatched | [5, 40] in the checkpoint, [7, 40] in the model',
        'norm.{0, 1}.bias    | missing    | not in the checkpoint: starts afresh',
        'pooler.weight       | unexpected | not in the model: is not read',
      ].join('\n'),
    );
  });

  it('says nothing if there is nothing to say', () => {
    expect(describeLoadingInfo({ missingKeys: [], unexpectedKeys: [], mismatchedKeys: [] })).toBe('');
  });
});
