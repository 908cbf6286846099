import { fileURLToPath } from 'node:url';
import { AutoImageProcessor, AutoModelForImageClassification, type Tensor } from '@automodel/core';
import { exportOnnx, memoryWriter, quantizeModel, type RangeMethod } from '@automodel/core/saving';
import { imageProcessors } from '@automodel/image';
import { relativeError } from '@automodel/testing';
import { InferenceSession, Tensor as OrtTensor } from 'onnxruntime-node';
import { describe, expect, it } from 'vitest';
import { cifar10Accuracy, cifar10Images } from './cifar10-images.js';
import { devices } from './devices.js';
import { hasShared } from './fixtures.js';

const bundled = fileURLToPath(new URL('../../../packages/cli/assets/resnet-cifar10-small', import.meta.url));
const samples = ['airplane', 'automobile', 'bird', 'cat', 'dog', 'frog', 'horse', 'ship'].map((name) =>
  fileURLToPath(new URL(`../../../packages/cli/assets/samples/${name}.png`, import.meta.url)),
);
const [, wasm] = devices;
const own = devices.filter(({ device }) => ['wasm', 'webgpu'].includes(device));

async function pixels(): Promise<Tensor> {
  const processor = await AutoImageProcessor.fromPretrained(bundled, { use: [imageProcessors] });
  return (await processor(samples)).pixelValues;
}

async function quantized(images: readonly Tensor[], ranges?: RangeMethod) {
  const writer = memoryWriter();
  const model = await AutoModelForImageClassification.fromPretrained(bundled, wasm?.load);
  const report = await quantizeModel(model, writer, images, { ranges });
  await model.dispose();
  return { files: writer.files, report };
}

const numbers = (tensor: { readonly data: unknown } | undefined): number[] =>
  Array.from(tensor?.data instanceof Float32Array ? tensor.data : []);

describe('quantizeModel', () => {
  it.each(own)(
    'gives a model that stock onnxruntime runs as $device does',
    async ({ load }) => {
      const images = await pixels();
      const { files, report } = await quantized([images]);
      const model = await AutoModelForImageClassification.fromPretrained(files, load);
      expect(model.dtype).toEqual({ storage: 'int8', compute: 'int8' });
      const { logits } = await model.forward({ pixelValues: images });
      const exported = memoryWriter();
      await exportOnnx(model, exported, 'model.onnx');
      const types = model.graph.graph.nodes.map(({ opType }) => opType);
      await model.dispose();
      expect(report.batches).toBe(1);
      expect(types.filter((type) => type === 'QuantizeLinear')).toHaveLength(report.activations);
      // Weights go through DequantizeLinear too.
      expect(types.filter((type) => type === 'DequantizeLinear')).toHaveLength(report.activations + report.weights);

      const session = await InferenceSession.create(exported.files['model.onnx'] ?? new Uint8Array());
      const results = await session.run({ pixel_values: new OrtTensor('float32', images.data, images.dims) });
      // A sum that lies between two integers may be rounded to either of them, and later sums with it.
      expect(relativeError(numbers(logits), numbers(results.logits)).maximumError).toBeLessThan(0.02);
    },
    120_000,
  );

  it.skipIf(!hasShared).each<RangeMethod>(['percentile', 'entropy'])(
    'classifies 1,000 images of CIFAR-10 within 0.5 points of float32, ranges by %s',
    async (ranges) => {
      const test = await cifar10Images();
      const { files } = await quantized([await pixels()], ranges);
      const accuracies: number[] = [];
      for (const checkpoint of [bundled, files]) {
        const model = await AutoModelForImageClassification.fromPretrained(checkpoint, wasm?.load);
        accuracies.push(await cifar10Accuracy(model, bundled, test));
        await model.dispose();
      }
      const [float = 0, int8 = 0] = accuracies;
      expect(float).toBeGreaterThan(85);
      expect(Math.abs(float - int8)).toBeLessThanOrEqual(0.5);
    },
    300_000,
  );
});
