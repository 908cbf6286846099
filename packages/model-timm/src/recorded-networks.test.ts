import { onnxruntime } from '@automodel/backend-onnxruntime/node';
import { wasm } from '@automodel/backend-wasm';
import {
  AutoBackbone,
  AutoModel,
  AutoModelForImageClassification,
  buildModelGraph,
  type Tensor,
} from '@automodel/core';
import { relativeError } from '@automodel/testing';
import { describe, expect, it } from 'vitest';
import { formulaCheckpoint, formulaPixelValues } from './test-support/formula-checkpoint.js';
import { readRecorded, recordedNames } from './test-support/recorded-networks.js';
import { timm } from './timm.js';
import { TimmWrapperConfig } from './timm-wrapper-config.js';
import { TimmWrapperForImageClassification } from './timm-wrapper-for-image-classification.js';

// Weights are a function of their names; the outputs were computed in float64 by PyTorch.
const tolerance = 5e-6;
// All of them take minutes: once is enough, on the sources.
const { AUTOMODEL_TEST_TIER: tier, AUTOMODEL_TEST_TARGET: target } = process.env;
const names = tier === 'all' && target !== 'dist' ? recordedNames : recordedNames.slice(0, 2);
const devices = [
  { device: 'cpu', use: [onnxruntime(), timm] },
  { device: 'wasm', use: [wasm(), timm] },
];

describe.each(recordedNames)('%s', (name) => {
  it("has timm's keys and shapes, and its settings", async () => {
    const { config: fields, manifest } = await readRecorded(name);
    const config = new TimmWrapperConfig(fields);
    const { declarations } = buildModelGraph(TimmWrapperForImageClassification, config);
    expect(Object.fromEntries(declarations.map(({ name: key, dims }) => [key, dims]))).toEqual(manifest);
    const { pretrained } = config.network;
    const { tag = 'untrained', ...settings } = pretrained;
    expect({ ...(fields.pretrained_cfg as object) }).toMatchObject({ ...settings, tag });
  });
});

describe.each(devices)('on $device', ({ use, device }) => {
  it.each(names)("%s gives timm's logits, features and feature maps", { timeout: 300_000 }, async (name) => {
    const recorded = await readRecorded(name);
    const checkpoint = formulaCheckpoint(recorded);
    const pixelValues = formulaPixelValues([1, ...recorded.input_size]);

    const classifier = await AutoModelForImageClassification.fromPretrained(checkpoint, { use, device });
    expect(classifier.loadingInfo).toMatchObject({ missingKeys: [], unexpectedKeys: [], mismatchedKeys: [] });
    const { logits } = await classifier.forward({ pixelValues });
    const error = relativeError(floats(logits), recorded.logits.flat());
    expect(error.relativeError, JSON.stringify(error)).toBeLessThanOrEqual(tolerance);
    await classifier.dispose();

    const base = await AutoModel.fromPretrained(checkpoint, { use, device });
    const { lastHiddenState, poolerOutput } = await base.forward({ pixelValues });
    await base.dispose();
    expect(lastHiddenState.dims).toEqual(recorded.features_shape);
    expect(absoluteMean(lastHiddenState) / recorded.features_absmean).toBeCloseTo(1, 5);
    expect(poolerOutput.dims).toEqual([1, recorded.features_shape[1]]);
    const pooled = relativeError(floats(poolerOutput).slice(0, 16), recorded.pre_logits);
    expect(pooled.relativeError, JSON.stringify(pooled)).toBeLessThanOrEqual(tolerance);

    const backbone = await AutoBackbone.fromPretrained(checkpoint, { use, device });
    const { featureMaps } = await backbone.forward({ pixelValues });
    await backbone.dispose();
    const edge = recorded.input_size[1];
    expect(featureMaps.map(({ dims }) => dims[2])).toEqual([2, 4, 8, 16, 32].map((factor) => Math.ceil(edge / factor)));
    expect(relativeError(floats(featureMaps[4]), floats(lastHiddenState)).relativeError).toBeLessThanOrEqual(tolerance);
  });
});

function floats(tensor: Tensor | undefined): number[] {
  return Array.from(tensor?.data ?? [], Number);
}

function absoluteMean(tensor: Tensor): number {
  const values = floats(tensor);
  return values.reduce((sum, value) => sum + Math.abs(value), 0) / values.length;
}
