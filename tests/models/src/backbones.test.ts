import { AutoBackbone } from '@automodel/core';
import { describeModel, floatTensor, tensorMatchers } from '@automodel/testing';
import { describe, expect, it } from 'vitest';
import { use } from './devices.js';
import { fixture, recorded, tensorOf } from './fixtures.js';

expect.extend(tensorMatchers);

// Recorded by fixtures/record.py.
const activations = await recorded(fixture('activations/expected.safetensors'));
const pixelValues = tensorOf(activations, 'pixel_values');
const recordedMaps = await recorded(fixture('backbones/expected.safetensors'));

for (const name of ['negative', 'stem']) {
  describeModel(`backbone with ${name === 'negative' ? 'negative indices' : 'the stem'}`, {
    loader: AutoBackbone,
    checkpoint: fixture(`backbones/backbone-${name}`),
    load: { use },
    expected: new Map([
      ['pixel_values', pixelValues],
      ['feature_maps.0', tensorOf(recordedMaps, `${name}.feature_maps.0`)],
      ['feature_maps.1', tensorOf(recordedMaps, `${name}.feature_maps.1`)],
    ]),
    outputs: {
      'feature_maps.0': ({ featureMaps }) => featureMaps[0],
      'feature_maps.1': ({ featureMaps }) => featureMaps[1],
    },
  });
}

describe('AutoBackbone', () => {
  it('takes other stages by name or by index, and each follows from the other', async () => {
    const checkpoint = fixture('backbones/backbone-negative');
    const models = await Promise.all([
      AutoBackbone.fromPretrained(checkpoint, { use, outFeatures: ['stage2'] }),
      AutoBackbone.fromPretrained(checkpoint, { use, outIndices: [-3] }),
      AutoBackbone.fromPretrained(checkpoint, { use, config: { out_indices: [2] } }),
    ]);
    for (const model of models) {
      expect(model.channels).toEqual([10]);
      const { featureMaps } = await model.forward({ pixelValues: floatTensor(pixelValues) });
      expect(featureMaps).toHaveLength(1);
      expect(featureMaps[0]).toMatchTensor(tensorOf(recordedMaps, 'negative.feature_maps.0'), 5e-6);
      await model.dispose();
    }
  });

  it('says how many channels its feature maps have', async () => {
    const model = await AutoBackbone.fromPretrained(fixture('backbones/backbone-stem'), { use });
    // Recorded: ResNetBackbone.channels in Transformers.
    expect(model.channels).toEqual([6, 10]);
    await model.dispose();
  });

  it('refuses stages out of order, repeated or unknown', async () => {
    const checkpoint = fixture('backbones/backbone-stem');
    const load = (config: { out_features?: string[]; out_indices?: number[] }) =>
      AutoBackbone.fromPretrained(checkpoint, { use, config });
    await expect(load({ out_features: ['stage2', 'stage1'] })).rejects.toThrow('order of the stages: stage1, stage2');
    await expect(load({ out_features: ['stage1', 'stage1'] })).rejects.toThrow('names a stage twice');
    await expect(load({ out_features: ['stage9'] })).rejects.toThrow('"stage9", which is not one of stem, stage1');
    await expect(load({ out_indices: [5] })).rejects.toThrow('the 5 stages have the indices -5 to 4');
    await expect(load({ out_indices: [1], out_features: ['stage2'] })).rejects.toThrow(
      'other stages than "out_features"',
    );
  });
});
