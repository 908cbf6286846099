import { describe, expect, it } from 'vitest';
import type { Classification } from './classification.js';
import { renderClassification } from './render-classification.js';

const style = (_format: string, text: string): string => text;

const classification: Classification = {
  model: {
    path: 'models/pets',
    className: 'ResNetForImageClassification',
    modelType: 'resnet',
    parameters: 2_806_250,
    dtype: { storage: 'float16', compute: 'float32' },
    scores: 'softmax',
    classes: ['猫', 'dog'],
  },
  device: { name: 'cpu', backend: 'onnxruntime-node', reason: 'on the CPU' },
  warnings: ['1 weight is not in the checkpoint and starts at random: "x".'],
  milliseconds: { load: 123.4, preprocessing: 4.5, run: 1.25 },
  results: [
    {
      path: 'photos/猫.png',
      labels: [
        { index: 0, label: '猫', score: 0.75 },
        { index: 1, label: 'dog', score: 0.25 },
      ],
      milliseconds: { preprocessing: 4.5, run: 1.25 },
    },
    {
      path: 'missing.png',
      error: { code: 'MISSING_FILE', message: 'There is no missing.png.', remedy: 'Check the path.' },
      cause: undefined,
    },
  ],
};

describe('renderClassification', () => {
  it('shows the model, what it knows, a table with bars, and the time', () => {
    expect(renderClassification(classification, { style, width: undefined })).toEqual([
      'model    ResNetForImageClassification, 2.8 M parameters, float16 computed in float32 (models/pets)',
      'knows    2 classes: 猫, dog',
      'device   cpu: on the CPU',
      'warning  1 weight is not in the checkpoint and starts at random: "x".',
      '',
      'image        label   score',
      '猫.png       猫     75.0 %  ███████████████',
      '             dog    25.0 %  █████',
      'missing.png  error: There is no missing.png. Check the path.',
      '',
      'time    load 123 ms; preprocessing 4.50 ms, run 1.25 ms',
    ]);
  });

  it('fits a narrow terminal', () => {
    const lines = renderClassification(classification, { style, width: 44 });
    expect(lines.filter((line) => line.length > 44)).toEqual([]);
    expect(lines).toContain('missing.png  error: There is no missing.png.');
    expect(lines).toContain('             Check the path.');
  });

  it('shows whole paths where names alone would be the same', () => {
    const [first] = classification.results;
    if (first === undefined) throw new Error('unreachable');
    const results = ['a/cat.png', 'b/cat.png'].map((path) => ({ ...first, path }));
    const text = renderClassification({ ...classification, results }, { style, width: undefined }).join('\n');
    expect(text).toContain('a/cat.png');
    expect(text).toContain('b/cat.png');
  });

  it('shows raw values without bars for a regression', () => {
    const model = { ...classification.model, scores: 'none' as const };
    const text = renderClassification({ ...classification, model }, { style, width: undefined }).join('\n');
    expect(text).toContain('0.7500');
    expect(text).not.toMatch(/[%█]/);
  });
});
