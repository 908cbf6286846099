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
import { memoryWriter } from '@automodel/core/saving';
import { encodeModel } from '@automodel/onnx/serde';
import { describe, expect, it } from 'vitest';
import { onnxFiles } from './index.js';
import { scalingModel, scalingWeights } from './test-support/scaling-model.js';

const use = [wasm(), onnxFiles];
const pixelValues = new Tensor('float32', Float32Array.of(1, 3, 10, 20, 100, 200), [1, 3, 1, 2]);
const repository = (model: Parameters<typeof scalingModel>[0], more: MemoryFiles = {}): MemoryFiles => ({
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

  it.each([{}, { externalData: 'model.onnx_data' }])('saves as an ONNX file that loads again: %o', async (options) => {
    const data = new Uint8Array(32);
    data.set(new Uint8Array(scalingWeights.buffer), 8);
    const { externalData } = options;
    const files = repository(options, externalData === undefined ? {} : { [`onnx/${externalData}`]: data });
    const model = await AutoModelForImageClassification.fromPretrained(files, { use });
    const saved = memoryWriter();
    await model.savePretrained(saved);
    await model.dispose();
    expect(Object.keys(saved.files)).toEqual(['config.json', 'model.onnx']);
    const again = await AutoModelForImageClassification.fromPretrained(saved.files, { use });
    expect(again.config.id2label).toEqual({ 0: 'red', 1: 'other' });
    expect(again.config.fields).not.toHaveProperty('architectures');
    expect((await again.forward({ pixelValues })).logits).toMatchObject({ data: Float32Array.of(4, 165) });
    await again.dispose();
  });

  it('refuses options of safetensors where it saves as an ONNX file, and writes nothing', async () => {
    const model = await AutoModelForImageClassification.fromPretrained(repository({}), { use });
    const saved = memoryWriter();
    await expect(model.savePretrained(saved, { dtype: 'float16' })).rejects.toMatchObject({
      code: 'INVALID_OPTION',
      option: 'dtype',
    });
    expect(saved.files).toEqual({});
    await model.dispose();
  });

  it('gives and takes weights by their names in the file', async () => {
    const data = new Uint8Array(32);
    data.set(new Uint8Array(scalingWeights.buffer), 8);
    const files = repository({ externalData: 'weights' }, { 'onnx/weights': data });
    const model = await AutoModelForImageClassification.fromPretrained(files, { use });
    expect(Array.from(model.stateDict().values(), ({ name, dims }) => [name, dims])).toEqual([['weight', [3, 2]]]);
    const weight = new Tensor(
      'float32',
      scalingWeights.map((value) => 2 * value),
      [3, 2],
    );
    await model.loadStateDict(new Map([['weight', weight]]));
    expect((await model.forward({ pixelValues })).logits).toMatchObject({ data: Float32Array.of(8, 330) });
    const saved = memoryWriter();
    await model.savePretrained(saved);
    await model.dispose();
    const again = await AutoModelForImageClassification.fromPretrained(saved.files, { use });
    expect((await again.forward({ pixelValues })).logits).toMatchObject({ data: Float32Array.of(8, 330) });
    await again.dispose();
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
