import { type JsonObject, PreTrainedConfig } from '@automodel/core';
import { describe, expect, it } from 'vitest';
import { ResNetConfig } from './resnet-config.js';
import { resnetPresets } from './resnet-presets.js';

describe('ResNetConfig', () => {
  it("has the defaults of Transformers' ResNetConfig: a ResNet-50", () => {
    const config = new ResNetConfig();
    expect(config).toBeInstanceOf(PreTrainedConfig);
    expect(config).toMatchObject({
      model_type: 'resnet',
      num_channels: 3,
      embedding_size: 64,
      hidden_sizes: [256, 512, 1024, 2048],
      depths: [3, 4, 6, 3],
      layer_type: 'bottleneck',
      hidden_act: 'relu',
      downsample_in_first_stage: false,
      downsample_in_bottleneck: false,
      stage_names: ['stem', 'stage1', 'stage2', 'stage3', 'stage4'],
      out_features: ['stage4'],
      out_indices: [4],
      num_labels: 2,
    });
  });

  // He et al. 2015, table 1: the depth is the number of weighted layers, the stem and the classifier included.
  it.each([18, 34, 50, 101, 152] as const)('knows the ResNet-%d of the paper', (layers) => {
    const config = new ResNetConfig({ num_layers: layers, num_classes: 1000 });
    const convolutions = config.layer_type === 'basic' ? 2 : 3;
    expect(config.depths.reduce((sum, depth) => sum + depth, 0) * convolutions + 2).toBe(layers);
    expect(config.hidden_sizes.at(-1)).toBe(config.layer_type === 'basic' ? 512 : 2048);
    expect([config.num_layers, config.num_labels]).toEqual([layers, 1000]);
    expect(config).toMatchObject(resnetPresets[layers]);
  });

  it('keeps what it was given, not what follows from it', () => {
    const fields = { num_layers: 18, num_classes: 10, mine: true };
    expect(new ResNetConfig(fields).toJSON()).toEqual({ ...fields, model_type: 'resnet' });
  });

  it('lets fields count before what num_layers and num_classes stand for; null is no field', () => {
    const fields = { num_layers: 18, num_classes: 10, num_labels: 3, depths: [1, 1, 1, 1], hidden_sizes: null };
    expect(new ResNetConfig(fields as unknown as JsonObject)).toMatchObject({
      num_labels: 3,
      depths: [1, 1, 1, 1],
      hidden_sizes: [64, 128, 256, 512],
      layer_type: 'basic',
    });
  });

  it('counts num_classes as num_labels when a field is replaced', () => {
    const labelled = new ResNetConfig({ id2label: { 0: 'cat', 1: 'dog', 2: 'hen' } });
    expect(labelled.with({ num_classes: 10 }).num_labels).toBe(10);
    expect(labelled.with({ num_classes: 3 }).id2label[2]).toBe('hen');
    expect(new ResNetConfig({ num_classes: 10 }).with({ num_labels: 3 }).num_labels).toBe(3);
    expect(new ResNetConfig({ num_labels: 3 }).with({ num_classes: 10 }).num_labels).toBe(10);
    expect(labelled.with({ num_classes: 10, num_labels: 4 }).num_labels).toBe(4);
  });

  it('takes the sizes of num_layers when it is replaced, unless others come with it', () => {
    const config = new ResNetConfig({ depths: [1, 1], hidden_sizes: [8, 8], layer_type: 'basic', hidden_act: 'gelu' });
    expect(config.with({ num_layers: 50 })).toMatchObject({ ...resnetPresets[50], hidden_act: 'gelu' });
    expect(config.with({ num_layers: 50 }).toJSON()).toEqual({
      num_layers: 50,
      hidden_act: 'gelu',
      model_type: 'resnet',
    });
    expect(config.with({ num_layers: 50, depths: [1, 1, 1, 1] })).toMatchObject({
      layer_type: 'bottleneck',
      depths: [1, 1, 1, 1],
    });
    expect(config.with({ num_layers: undefined, hidden_act: 'relu' }).depths).toEqual([1, 1]);
  });

  it.each<[JsonObject, string]>([
    [{ layer_type: 'wide' }, '"layer_type" is "wide", which is not one of "basic", "bottleneck"'],
    [{ hidden_act: 'swiss' }, 'which is not one of "swish"'],
    [{ hidden_act: 'constructor' }, 'which is not one of'],
    [{ num_layers: 20 }, '"num_layers" is 20, but must be one of 18, 34, 50, 101, 152'],
    [{ depths: [1, 2] }, '"depths" has 2 stages, but "hidden_sizes" has 4'],
    [{ depths: [], hidden_sizes: [] }, '"depths" has 0 stages'],
    [{ depths: [0, 1, 1, 1] }, 'integers of at least 1'],
    [{ depths: [1e9, 1, 1, 1] }, '10000 in all at most'],
    [{ num_channels: 0 }, '"num_channels" is 0'],
    [{ out_features: ['stage5'] }, 'has "stage5", which is not one of stem, stage1'],
  ])('refuses %j', (fields, message) => {
    expect(() => new ResNetConfig(fields)).toThrow(message);
  });
});
