import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { buildModelGraph, type JsonObject, type ModelHead, type OutputTable } from '@automodel/core';
import { describe, expect, it } from 'vitest';
import { ResNetBackbone } from './resnet-backbone.js';
import { ResNetConfig } from './resnet-config.js';
import { ResNetForImageClassification } from './resnet-for-image-classification.js';
import { ResNetModel } from './resnet-model.js';
import { resnetPresets } from './resnet-presets.js';

const fixtures = new URL('../fixtures/', import.meta.url);
/** Present beside the project where it is developed; the manifests of the larger networks are there alone. */
const shared = new URL('../../../../shared/fixtures/full/', import.meta.url);

const readJson = async (url: URL): Promise<JsonObject> => JSON.parse(await readFile(url, 'utf8'));

function shapes(head: ModelHead<OutputTable>, config: ResNetConfig): Record<string, readonly number[]> {
  const { declarations } = buildModelGraph(head, config);
  return Object.fromEntries(declarations.map(({ name, dims }) => [name, dims]));
}

const withLabels = (layers: keyof typeof resnetPresets): ResNetConfig =>
  new ResNetConfig({ ...resnetPresets[layers], num_labels: 1000 });

describe("a ResNet's parameters", () => {
  it.each([18, 50] as const)("have Transformers' names and shapes: ResNet-%d", async (layers) => {
    const manifest = await readJson(new URL(`hf-resnet-${layers}.json`, fixtures));
    expect(shapes(ResNetForImageClassification, withLabels(layers))).toEqual(manifest);
  });

  it.skipIf(!existsSync(shared)).each([18, 34, 50, 152] as const)(
    'have them also by the config that Transformers wrote: ResNet-%d',
    async (layers) => {
      const { config, manifest } = await readJson(new URL(`hf-resnet-${layers}.json`, shared));
      expect(shapes(ResNetForImageClassification, new ResNetConfig(config as JsonObject))).toEqual(manifest);
      expect(shapes(ResNetForImageClassification, withLabels(layers))).toEqual(manifest);
    },
  );

  it('stand without prefix in the base model and the backbone, and without classifier', async () => {
    const manifest = await readJson(new URL('hf-resnet-18.json', fixtures));
    const bare = Object.entries(manifest)
      .filter(([name]) => name.startsWith('resnet.'))
      .map(([name, dims]) => [name.replace('resnet.', ''), dims]);
    expect(shapes(ResNetModel, withLabels(18))).toEqual(Object.fromEntries(bare));
    expect(shapes(ResNetBackbone, withLabels(18))).toEqual(Object.fromEntries(bare));
  });

  it('are the same for a config that names the number of layers', async () => {
    const config = new ResNetConfig({ num_layers: 50, num_classes: 1000 });
    expect(shapes(ResNetForImageClassification, config)).toEqual(
      await readJson(new URL('hf-resnet-50.json', fixtures)),
    );
    expect(shapes(ResNetModel, config)).toEqual(shapes(ResNetForImageClassification, config));
  });
});

describe('a ResNet’s graph', () => {
  const { graph } = buildModelGraph(ResNetModel, new ResNetConfig(resnetPresets[18])).model;
  const operators = (name: string) => graph.nodes.filter(({ opType }) => opType === name).length;

  it('has the layers of the paper, with explicit pads', () => {
    // 1 in the stem, 2 in each of 8 layers, 3 shortcuts.
    expect(operators('Conv')).toBe(20);
    expect(operators('BatchNormalization')).toBe(20);
    // 1 in the stem, 2 in each layer.
    expect(operators('Relu')).toBe(17);
    expect(operators('Add')).toBe(8);
    expect(
      JSON.stringify(graph.nodes, (_, value) => (typeof value === 'bigint' ? String(value) : value)),
    ).not.toContain('auto_pad');
  });

  it("has Python's names, and one output per hidden state", () => {
    expect(graph.inputs.map(({ name }) => name)).toEqual(['pixel_values']);
    expect(graph.outputs.map(({ name }) => name)).toEqual([
      'last_hidden_state',
      'pooler_output',
      ...[0, 1, 2, 3, 4].map((stage) => `hidden_states.${stage}`),
    ]);
  });

  it('gives the feature maps that the config asks for', () => {
    const outputs = (fields: JsonObject) =>
      buildModelGraph(ResNetBackbone, new ResNetConfig({ ...resnetPresets[18], ...fields })).outputNames.featureMaps;
    expect(outputs({})).toEqual(['feature_maps.0']);
    expect(outputs({ out_features: ['stem', 'stage2', 'stage4'] })).toHaveLength(3);
    expect(outputs({ out_indices: [-1] })).toEqual(['feature_maps.0']);
  });
});
