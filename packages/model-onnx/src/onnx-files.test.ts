import { wasm } from '@automodel/backend-wasm';
import {
  AutoImageProcessor,
  AutoModel,
  AutoModelForImageClassification,
  defineModel,
  type MemoryFiles,
  PreTrainedConfig,
  Tensor,
} from '@automodel/core';
import { encodeModel } from '@automodel/onnx/serde';
import { describe, expect, it } from 'vitest';
import { onnxFiles } from './index.js';
import { scalingModel } from './test-support/scaling-model.js';

const use = [wasm(), onnxFiles];
const pixelValues = new Tensor('float32', Float32Array.of(1, 3, 10, 20, 100, 200), [1, 3, 1, 2]);
const repository = (model: Parameters<typeof scalingModel>[0], more: Record<string, string> = {}): MemoryFiles => ({
  'config.json': JSON.stringify({ model_type: 'unheard_of', id2label: { 0: 'red', 1: 'other' } }),
  'onnx/model.onnx': new Uint8Array(encodeModel(scalingModel(model))),
  ...more,
});

class KnownConfig extends PreTrainedConfig {
  static override readonly modelType = 'known';
}
const known = defineModel({
  modelType: 'known',
  package: { name: 'known', version: '1.0.0' },
  config: KnownConfig,
  heads: {},
});

describe('onnxFiles', () => {
  it.each([
    { input: 'pixel_values', output: 'logits' },
    { input: 'x', output: 'softmax_0.tmp_0' },
  ])('loads a model type that nobody registered: $input, $output', async (names) => {
    const model = await AutoModelForImageClassification.fromPretrained(repository(names), { use });
    expect(model.className).toBe('OnnxModelForImageClassification');
    expect(model.config.id2label).toEqual({ 0: 'red', 1: 'other' });
    const { logits } = await model.forward({ pixelValues });
    expect(logits).toMatchObject({ dims: [1, 2], data: Float32Array.of(4, 165) });
    await model.dispose();
  });

  it('loads a registered model type that has no safetensors, and leaves those that have to their class', async () => {
    const files = repository({}, { 'config.json': '{"model_type":"known"}' });
    const model = await AutoModelForImageClassification.fromPretrained(files, { use: [...use, known] });
    expect(model.className).toBe('OnnxModelForImageClassification');
    await model.dispose();
    const both = { ...files, 'model.safetensors': 'nothing yet' };
    await expect(AutoModelForImageClassification.fromPretrained(both, { use: [...use, known] })).rejects.toMatchObject({
      code: 'UNSUPPORTED_HEAD',
    });
  });

  it('needs no config', async () => {
    const file = new Uint8Array(encodeModel(scalingModel()));
    const model = await AutoModelForImageClassification.fromPretrained({ 'model.onnx': file }, { use });
    expect(model.config.num_labels).toBe(2);
    await model.dispose();
  });

  it('says which outputs there are where the class needs others', async () => {
    await expect(AutoModel.fromPretrained(repository({}), { use })).rejects.toMatchObject({
      code: 'INVALID_ONNX_FILE',
      message: expect.stringMatching(/AutoModel gives "last_hidden_state", but it has the outputs "y"; OnnxModel/),
    });
  });

  it('leaves the errors of Auto classes as they are where there is no ONNX file', async () => {
    const files = { 'config.json': '{"model_type":"unheard_of"}' };
    await expect(AutoModel.fromPretrained(files, { use })).rejects.toMatchObject({ code: 'UNKNOWN_MODEL_TYPE' });
    await expect(AutoModel.fromPretrained(repository({}), { use: [wasm()] })).rejects.toMatchObject({
      code: 'UNKNOWN_MODEL_TYPE',
      message: expect.stringContaining('@automodel/model-onnx'),
    });
  });

  it('leaves processors to their own config', async () => {
    const files = repository({}, { 'preprocessor_config.json': '{"image_processor_type":"Unheard"}' });
    await expect(AutoImageProcessor.fromPretrained(files, { use })).rejects.toMatchObject({
      code: 'UNKNOWN_IMAGE_PROCESSOR',
    });
  });
});
