import { readFile } from 'node:fs/promises';
import {
  AutoBackbone,
  AutoModel,
  AutoModelForImageClassification,
  encodeSafetensors,
  type MemoryFiles,
  NoMatchingWeightsError,
  readSafetensors,
  ShapeMismatchError,
} from '@automodel/core';
import { ResNetForImageClassification, ResNetModel } from '@automodel/model-resnet';
import { floatTensor, tensorMatchers } from '@automodel/testing';
import { describe, expect, it } from 'vitest';
import { use } from './devices.js';
import { fixture, recorded, tensorOf } from './fixtures.js';

expect.extend(tensorMatchers);

async function withRenamedKeys(checkpoint: string, rename: (key: string) => string): Promise<MemoryFiles> {
  const tensors = await readSafetensors(await readFile(fixture(`${checkpoint}/model.safetensors`)));
  return {
    'config.json': await readFile(fixture(`${checkpoint}/config.json`)),
    'model.safetensors': encodeSafetensors(new Map([...tensors].map(([name, tensor]) => [rename(name), tensor]))),
  };
}

describe('weights of one class in another', () => {
  it('base model into a head model: the classifier starts afresh and is reported', async () => {
    const checkpoint = fixture('hf-tiny/base-model');
    const model = await AutoModelForImageClassification.fromPretrained(checkpoint, { use, seed: 3 });
    const same = await ResNetForImageClassification.fromPretrained(checkpoint, { use, seed: 3 });
    expect(model.loadingInfo).toMatchObject({
      missingKeys: ['classifier.1.weight', 'classifier.1.bias'],
      unexpectedKeys: [],
      mismatchedKeys: [],
    });
    const expected = await recorded(`${checkpoint}/expected.safetensors`);
    const pixelValues = floatTensor(tensorOf(expected, 'pixel_values'));
    const { logits, hiddenStates } = await model.forward({ pixelValues }, { outputHiddenStates: true });
    expect(hiddenStates?.[4]).toMatchTensor(tensorOf(expected, 'last_hidden_state'), 5e-6);
    expect((await same.forward({ pixelValues })).logits.data).toEqual(logits.data);
    await Promise.all([model.dispose(), same.dispose()]);
  });

  it('head model into a base model: the classifier is left over', async () => {
    const checkpoint = fixture('hf-tiny/basic');
    const model = await ResNetModel.fromPretrained(checkpoint, { use });
    expect(model.loadingInfo.missingKeys).toEqual([]);
    expect([...model.loadingInfo.unexpectedKeys].sort()).toEqual(['classifier.1.bias', 'classifier.1.weight']);
    await model.dispose();
  });

  it('head model into a backbone, and backbone into a head model', async () => {
    const backbone = await AutoBackbone.fromPretrained(fixture('hf-tiny/basic'), { use });
    expect(backbone.loadingInfo.missingKeys).toEqual([]);
    const classifier = await AutoModelForImageClassification.fromPretrained(fixture('hf-tiny/backbone'), { use });
    expect(classifier.loadingInfo.missingKeys).toEqual(['classifier.1.weight', 'classifier.1.bias']);
    await Promise.all([backbone.dispose(), classifier.dispose()]);
  });

  it('no weight that fits is an error, unless a fresh model is asked for', async () => {
    const foreign = await withRenamedKeys('hf-tiny/basic', (key) => `vit.${key}`);
    const error = await AutoModel.fromPretrained(foreign, { use }).catch((reason: unknown) => reason);
    expect(NoMatchingWeightsError.is(error)).toBe(true);
    expect(String(error)).toContain('embedder.embedder.convolution.weight');
    expect(String(error)).toContain('vit.');
    expect(String(error)).toContain('allowFreshInit');
    const model = await AutoModel.fromPretrained(foreign, { use, allowFreshInit: true });
    expect(model.loadingInfo.missingKeys.length).toBe(model.parameters.length);
    await model.dispose();
  });

  it('another number of labels is an error with both shapes, or a fresh head if allowed', async () => {
    const checkpoint = fixture('hf-tiny/basic');
    const options = { use, config: { num_labels: 7 } };
    const error = await AutoModelForImageClassification.fromPretrained(checkpoint, options).catch(
      (reason: unknown) => reason,
    );
    expect(ShapeMismatchError.is(error)).toBe(true);
    expect(String(error)).toContain(
      'classifier.1.weight | mismatched | [5, 40] in the checkpoint, [7, 40] in the model',
    );
    const model = await AutoModelForImageClassification.fromPretrained(checkpoint, {
      ...options,
      ignoreMismatchedSizes: true,
    });
    expect(model.loadingInfo.mismatchedKeys.map(({ key }) => key).sort()).toEqual([
      'classifier.1.bias',
      'classifier.1.weight',
    ]);
    expect(model.config.id2label[6]).toBe('LABEL_6');
    await model.dispose();
  });

  it('no labels at all: the pooled features are the logits', async () => {
    const checkpoint = fixture('hf-tiny/basic');
    const model = await AutoModelForImageClassification.fromPretrained(checkpoint, { use, config: { num_labels: 0 } });
    const expected = await recorded(`${checkpoint}/expected.safetensors`);
    const { logits } = await model.forward({ pixelValues: floatTensor(tensorOf(expected, 'pixel_values')) });
    expect(logits.reshape([2, 40, 1, 1])).toMatchTensor(tensorOf(expected, 'pooler_output'), 5e-6);
    await model.dispose();
  });
});
