import { fileURLToPath } from 'node:url';
import { AutoModelForImageClassification, Tensor } from '@automodel/core';
import { convertCheckpoint, exportOnnx, memoryWriter } from '@automodel/core/saving';
import { relativeError } from '@automodel/testing';
import { InferenceSession, Tensor as OrtTensor } from 'onnxruntime-node';
import { describe, expect, it } from 'vitest';
import { cifar10Accuracy, cifar10Images } from './cifar10-images.js';
import { devices } from './devices.js';
import { hasShared } from './fixtures.js';

const bundled = fileURLToPath(new URL('../../../packages/cli/assets/resnet-cifar10-small', import.meta.url));
const image = new Tensor(
  'float32',
  Float32Array.from({ length: 3 * 64 * 64 }, (_, index) => Math.sin(index)),
  [1, 3, 64, 64],
);

/** The bundled classifier with int8 weights, and with the float32 weights that they stand for. */
async function checkpoints() {
  const [int8, float32] = [memoryWriter(), memoryWriter()];
  await convertCheckpoint(bundled, int8, { dtype: 'int8' });
  await convertCheckpoint(int8.files, float32, { dtype: 'float32' });
  return { int8: int8.files, float32: float32.files };
}

const converted = checkpoints();

describe.each(devices)('int8 weights, $device', ({ load }) => {
  it('compute what the float32 weights do that they stand for', async () => {
    const { int8, float32 } = await converted;
    const [quantized, reference] = await Promise.all(
      [int8, float32].map((files) => AutoModelForImageClassification.fromPretrained(files, load)),
    );
    expect(quantized?.dtype).toEqual({ storage: 'int8', compute: 'float32' });
    expect(quantized?.loadingInfo).toEqual({ missingKeys: [], unexpectedKeys: [], mismatchedKeys: [] });
    const actual = await quantized?.forward({ pixelValues: image });
    const expected = await reference?.forward({ pixelValues: image });
    const numbers = (tensor: Tensor | undefined): number[] => Array.from(tensor?.data ?? [], Number);
    expect(numbers(actual?.logits)).toHaveLength(10);
    // onnxruntime folds normalizations into float weights alone: its rounding differs.
    expect(relativeError(numbers(actual?.logits), numbers(expected?.logits)).maximumError).toBeLessThan(1e-5);
    await quantized?.dispose();
    await reference?.dispose();
  }, 120_000);
});

describe('int8 weights', () => {
  const [, wasm] = devices;

  it('keep their types when they are saved and exported, where stock onnxruntime reads them', async () => {
    const { int8 } = await converted;
    const model = await AutoModelForImageClassification.fromPretrained(int8, wasm?.load);
    const [saved, exported] = [memoryWriter(), memoryWriter()];
    await model.savePretrained(saved);
    await exportOnnx(model, exported, 'model.onnx');
    const { logits } = await model.forward({ pixelValues: image });
    await model.dispose();
    const bytes = (files: Readonly<Record<string, Uint8Array>>) => Buffer.from(files['model.safetensors'] ?? []);
    expect(bytes(saved.files).equals(bytes(int8))).toBe(true);
    const file = exported.files['model.onnx'] ?? new Uint8Array();
    expect(file.length).toBeLessThan(3_000_000);
    const session = await InferenceSession.create(file);
    const input = new OrtTensor('float32', image.data, image.dims);
    const results = await session.run({ pixel_values: input });
    const expected = Array.from(results.logits?.data ?? [], Number);
    expect(relativeError(Array.from(logits.data, Number), expected).maximumError).toBeLessThan(1e-5);
  }, 120_000);

  it('become floats where a load asks for them, and take no values of a state dict', async () => {
    const { int8 } = await converted;
    const options = { ...wasm?.load, dtype: 'float32' } as const;
    const model = await AutoModelForImageClassification.fromPretrained(int8, options);
    expect(model.dtype.storage).toBe('float32');
    const stored = model.stateDict();
    const quantized = await AutoModelForImageClassification.fromPretrained(int8, wasm?.load);
    await expect(quantized.loadStateDict(stored)).rejects.toThrow(/whose values share a scale/);
    await quantized.dispose();
    await model.dispose();
  });

  it('that lack their scales are an error that names them', async () => {
    const int8 = { ...(await converted).int8 };
    const bytes = Uint8Array.from(int8['model.safetensors'] ?? []);
    const header = new TextDecoder('latin1').decode(bytes.subarray(0, 20_000));
    // Another name of the same length, so that nothing moves.
    const at = header.indexOf('classifier.1.weight_scale');
    expect(at).toBeGreaterThan(0);
    bytes.set(new TextEncoder().encode('classifier.1.weight_scald'), at);
    const load = AutoModelForImageClassification.fromPretrained({ ...int8, 'model.safetensors': bytes }, wasm?.load);
    await expect(load).rejects.toThrow(/"classifier.1.weight_int8" needs the scale "classifier.1.weight_scale"/);
  });

  it.skipIf(!hasShared)(
    'classify 1,000 images of CIFAR-10 within 0.3 points of float weights',
    async () => {
      const images = await cifar10Images();
      const accuracies: number[] = [];
      for (const checkpoint of [bundled, (await converted).int8]) {
        const model = await AutoModelForImageClassification.fromPretrained(checkpoint, wasm?.load);
        accuracies.push(await cifar10Accuracy(model, bundled, images));
        await model.dispose();
      }
      const [float = 0, int8 = 0] = accuracies;
      expect(float).toBeGreaterThan(85);
      expect(Math.abs(float - int8)).toBeLessThanOrEqual(0.3);
    },
    300_000,
  );
});
