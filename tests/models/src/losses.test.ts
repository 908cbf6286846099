import { Tensor } from '@automodel/core';
import { ResNetConfig, ResNetForImageClassification } from '@automodel/model-resnet';
import { type ExpectedTensor, floatTensor, tensorMatchers } from '@automodel/testing';
import { describe, expect, it } from 'vitest';
import { devices } from './devices.js';
import { fixture, recorded, tensorOf } from './fixtures.js';

expect.extend(tensorMatchers);

// Recorded by fixtures/record.py: logits, labels and the loss that Transformers gives for them.
const expected = await recorded(fixture('losses.safetensors'));

interface LossCase {
  readonly name: string;
  readonly labels: 'float32' | 'int64';
  readonly num_labels: number;
  readonly problem_type?: string;
}

const cases: readonly LossCase[] = [
  { name: 'single', labels: 'int64', num_labels: 5 },
  { name: 'single-ignored', labels: 'int64', num_labels: 5 },
  { name: 'single-explicit', labels: 'int64', num_labels: 5, problem_type: 'single_label_classification' },
  { name: 'multi', labels: 'float32', num_labels: 5 },
  { name: 'multi-soft', labels: 'float32', num_labels: 5, problem_type: 'multi_label_classification' },
  { name: 'regression-1', labels: 'float32', num_labels: 1 },
  { name: 'regression-5', labels: 'float32', num_labels: 5, problem_type: 'regression' },
];

function labelTensor(type: LossCase['labels'], expectedLabels: ExpectedTensor): Tensor {
  const { dims, values } = expectedLabels;
  return type === 'float32'
    ? floatTensor(expectedLabels)
    : new Tensor('int64', BigInt64Array.from(Array.from(values, BigInt)), dims);
}

for (const { device, load } of devices.filter(({ lacks }) => lacks.loss === undefined)) {
  describe(`loss on ${device}`, () => {
    it.each(cases)('$name', async ({ name, labels, ...fields }) => {
      const config = new ResNetConfig({
        embedding_size: 2,
        hidden_sizes: [2],
        depths: [1],
        layer_type: 'basic',
        ...fields,
      });
      const model = await ResNetForImageClassification.fromConfig(config, load);
      try {
        const loss = await model.loss({
          logits: floatTensor(tensorOf(expected, `${name}.logits`)),
          labels: labelTensor(labels, tensorOf(expected, `${name}.labels`)),
        });
        expect(loss.reshape([1])).toMatchTensor(tensorOf(expected, `${name}.loss`), 1e-6);
      } finally {
        await model.dispose();
      }
    });
  });
}
