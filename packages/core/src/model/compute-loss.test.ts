import { createRegistry, InvalidTensorError } from '@automodel/contracts';
import { describe, expect, it } from 'vitest';
import { AutoModel } from '../auto/auto-model.js';
import { PreTrainedConfig } from '../config/pre-trained-config.js';
import { imageClassificationLoss } from '../losses/image-classification-loss.js';
import { Tensor } from '../tensor.js';
import { FakeBackend } from '../test-support/fake-backend.js';
import { toy, toyFiles } from '../test-support/toy-model.js';
import { computeLoss } from './compute-loss.js';
import type { ModelHead } from './model-head.js';
import type { OutputTable } from './output-table.js';

const head: ModelHead<OutputTable> = {
  className: 'Classifier',
  baseModelPrefix: '',
  channels: () => 3,
  outputs: {},
  graph: () => ({}),
  loss: imageClassificationLoss,
};

const floats = (...dims: number[]) => new Tensor('float32', new Float32Array(dims.reduce((a, b) => a * b, 1)), dims);
const longs = (...dims: number[]) => new Tensor('int64', new BigInt64Array(dims.reduce((a, b) => a * b, 1)), dims);

const backend = new FakeBackend();

function loss(fields: { num_labels: number; problem_type?: string }, logits: Tensor, labels: Tensor) {
  const target = { backend, device: 'fake', report: [] };
  return computeLoss({ head, config: new PreTrainedConfig(fields), target }, { logits, labels });
}

describe('computeLoss', () => {
  // What the losses amount to is held against PyTorch in tests/models.
  it.each<[string, Parameters<typeof loss>]>([
    ['class indices', [{ num_labels: 3 }, floats(2, 3), longs(2)]],
    ['float targets of every class', [{ num_labels: 3 }, floats(2, 3), floats(2, 3)]],
    ['values of one label', [{ num_labels: 1 }, floats(2, 1), floats(2)]],
    ['values in a column', [{ num_labels: 1 }, floats(2, 1), floats(2, 1)]],
    ['whole numbers as values', [{ num_labels: 1 }, floats(2, 1), longs(2)]],
    ['values of several labels', [{ num_labels: 3, problem_type: 'regression' }, floats(2, 3), floats(2, 3)]],
  ])('takes %s, and frees its session', async (_, parameters) => {
    await expect(loss(...parameters)).resolves.toMatchObject({ dims: [] });
    expect(backend.sessions.every(({ state }) => state.isDisposed && state.runs === 1)).toBe(true);
  });

  it.each<[string, Parameters<typeof loss>, string]>([
    [
      'labels of another type',
      [{ num_labels: 3 }, floats(2, 3), new Tensor('int32', [0, 0], [2])],
      'but it is int32 [2]',
    ],
    ['labels of no or three dimensions', [{ num_labels: 3 }, floats(2, 3), floats()], 'but it is float32 []'],
    [
      'labels of other classes',
      [{ num_labels: 3 }, floats(2, 3), floats(2, 4)],
      'must be float32 [batch, 3], but it is float32 [2, 4]',
    ],
    ['logits of other classes', [{ num_labels: 3 }, floats(2, 4), longs(2)], '"logits" must be float32 [batch, 3]'],
    [
      'float targets for one of several classes',
      [{ num_labels: 3, problem_type: 'single_label_classification' }, floats(2, 3), floats(2, 3)],
      'int64 [batch] for the problem type "single_label_classification"',
    ],
    [
      'class indices for many labels',
      [{ num_labels: 3, problem_type: 'multi_label_classification' }, floats(2, 3), longs(2)],
      'float32 [batch, labels]',
    ],
    [
      'one value for several labels',
      [{ num_labels: 3, problem_type: 'regression' }, floats(2, 3), floats(2)],
      'float32 [batch, labels]',
    ],
  ])('refuses %s', async (_, parameters, message) => {
    const error = await loss(...parameters).catch((reason: unknown) => reason);
    expect(InvalidTensorError.is(error), String(error)).toBe(true);
    expect(String(error)).toContain(message);
  });

  it('says that a class has no loss', async () => {
    const model = await AutoModel.fromPretrained(toyFiles, {
      registry: createRegistry(),
      use: [toy, new FakeBackend()],
    });
    await expect(model.loss({ logits: floats(1, 2), labels: longs(1) })).rejects.toThrow('ToyModel has no loss');
    await model.dispose();
  });
});
