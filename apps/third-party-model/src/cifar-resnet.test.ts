import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { onnxruntime } from '@automodel/backend-onnxruntime/node';
import { onnxruntime as onnxruntimeWeb } from '@automodel/backend-onnxruntime/web';
import { wasm } from '@automodel/backend-wasm';
import { webgpu } from '@automodel/backend-webgpu';
import {
  AutoImageProcessor,
  AutoModelForImageClassification,
  argMax,
  buildModelGraph,
  type EncodableTensor,
  encodeSafetensors,
  Tensor,
} from '@automodel/core';
import { pipeline } from '@automodel/pipelines';
import { relativeError } from '@automodel/testing';
import { useSoftwareGpu } from '@automodel/testing/software-gpu';
import { describe, expect, it } from 'vitest';
import {
  animalDetection,
  CifarResNetConfig,
  CifarResNetForImageClassification,
  cifarImageProcessor,
  cifarResNet,
} from './index.js';

const shared = (path: string): string => fileURLToPath(new URL(`../../../../shared/${path}`, import.meta.url));
const checkpoint = shared('checkpoints/cifar10-resnet20');
const images = shared('fixtures/cifar10-train-4000');
const isLong = process.env.AUTOMODEL_TEST_TIER === 'all';
// All 4,000 images take a minute; the first 200 are enough to notice a mistake. A program that plays a GPU takes up to 0.4 s for each.
const counts = isLong ? { usual: 4000, webgpu: 400 } : { usual: 200, webgpu: 100 };
const noGpu = useSoftwareGpu();
const plugins = [cifarResNet, cifarImageProcessor];
const { model: graph } = buildModelGraph(CifarResNetForImageClassification, new CifarResNetConfig());
const devices = [
  { device: 'cpu', backend: onnxruntime() },
  { device: 'ort-wasm', backend: onnxruntimeWeb() },
  { device: 'wasm', backend: wasm() },
  ...(noGpu === undefined ? [{ device: 'webgpu', backend: webgpu() }] : []),
].map(({ device, backend }) => ({
  device,
  backend,
  count: device === 'webgpu' ? counts.webgpu : counts.usual,
  missing: backend.unsupported(graph, device),
}));
// A backend that lacks an operator says so before it reads a weight; it is tested as soon as it has it.
const able = devices.filter(({ missing }) => missing.length === 0);
const unable = devices.filter(({ missing }) => missing.length > 0);

/** A network whose blocks add nothing to their shortcuts, and whose stem and classifier copy. */
function copyingCheckpoint(config: CifarResNetConfig): Record<string, Uint8Array | string> {
  const tensors = new Map<string, EncodableTensor>();
  for (const { name, dims } of buildModelGraph(CifarResNetForImageClassification, config).declarations) {
    const values = new Float32Array(dims.reduce((product, dim) => product * dim, 1));
    if (/running_var|bn1\.weight/.test(name)) values.fill(1);
    if (name === 'cifar_resnet.conv1.weight')
      for (let channel = 0; channel < 3; channel++) values[(channel * 3 + channel) * 9 + 4] = 1;
    if (name === 'classifier.weight')
      for (let label = 0; label < (dims[0] ?? 0); label++) values[label * (dims[1] ?? 0) + label] = 1;
    const published = name.replace('cifar_resnet.', '').replace('classifier', 'linear');
    tensors.set(published, { dataType: 'float32', dims, bytes: new Uint8Array(values.buffer) });
  }
  const fields = { ...config.fields, architecture: 'resnet-cifar (copying)' };
  return { 'config.json': JSON.stringify(fields), 'model.safetensors': encodeSafetensors(tensors) };
}

describe.each(able)('cifar_resnet on $device', ({ device, backend, count }) => {
  const use = [backend, ...plugins];

  // Channel c of the images arrives at 3 / 2 + 6 / 2 channels further on, as the mean of every fourth pixel of every fourth row.
  it('has shortcuts that take every second pixel and put zeros around the channels', async () => {
    const config = new CifarResNetConfig({ hidden_sizes: [3, 6, 12], blocks_per_stage: [1, 2, 1], num_labels: 12 });
    const model = await AutoModelForImageClassification.fromPretrained(copyingCheckpoint(config), { use, device });
    expect(model.loadingInfo).toEqual({ missingKeys: [], unexpectedKeys: [], mismatchedKeys: [] });
    const pixels = Float32Array.from({ length: 3 * 8 * 8 }, (_, index) => ((index * 37) % 101) / 101);
    const { logits } = await model.forward({ pixelValues: new Tensor('float32', pixels, [1, 3, 8, 8]) });
    await model.dispose();
    const expected = Array.from({ length: 12 }, (_, label) => {
      const channel = label - 4;
      if (channel < 0 || channel > 2) return 0;
      const kept = [0, 4].flatMap((row) => [0, 4].map((column) => pixels[channel * 64 + row * 8 + column] ?? 0));
      return kept.reduce((sum, value) => sum + value, 0) / 4;
    });
    expect(relativeError(Array.from(logits.data, Number), expected).relativeError).toBeLessThan(2e-5);
  });

  it.skipIf(!existsSync(checkpoint))(
    "gives the recorded logits of a third party's checkpoint",
    { timeout: 600_000 },
    async () => {
      const model = await AutoModelForImageClassification.fromPretrained(checkpoint, { use, device });
      expect(model.loadingInfo).toEqual({ missingKeys: [], unexpectedKeys: [], mismatchedKeys: [] });
      const processor = await AutoImageProcessor.fromPretrained(checkpoint, { use });
      const bytes = new Uint8Array(await readFile(`${images}/images_u8_nhwc.npy`)).subarray(-4000 * 3072);
      const labels = new Uint8Array(await readFile(`${images}/labels_u8.npy`)).subarray(-4000);
      const predictions: number[] = [];
      for (let start = 0; start < count; start += 100) {
        const batch = Array.from({ length: 100 }, (_, row) =>
          bytes.subarray((start + row) * 3072, (start + row + 1) * 3072),
        );
        const { logits } = await model.forward(await processor(batch));
        predictions.push(...argMax(logits));
        if (start > 0) continue;
        const recorded = JSON.parse(await readFile(`${checkpoint}/expected_logits_first16.json`, 'utf8'));
        const errors = recorded.logits
          .flat()
          .map((value: number, index: number) => Math.abs(value - Number(logits.data[index])));
        expect(Math.max(...errors)).toBeLessThanOrEqual(1e-4);
      }
      await model.dispose();
      const correct = predictions.filter((prediction, index) => prediction === labels[index]).length;
      expect(correct / count).toBeGreaterThanOrEqual(0.997);
    },
  );
});

describe.skipIf(unable.length === 0)('devices that lack an operator of cifar_resnet', () => {
  it.each(unable)('$device: $missing', async ({ device, backend }) => {
    const config = new CifarResNetConfig();
    await expect(
      AutoModelForImageClassification.fromConfig(config, { use: [backend, ...plugins], device }),
    ).rejects.toMatchObject({ code: 'UNSUPPORTED_OPERATORS' });
  });
});

describe('a task of a third party', () => {
  it('runs on the model and the processor of this package', async () => {
    const config = new CifarResNetConfig({
      hidden_sizes: [3, 6, 12],
      blocks_per_stage: [1, 1, 1],
      id2label: Object.fromEntries(
        Array.from({ length: 12 }, (_, label) => [label, label === 4 ? 'cat' : `thing ${label}`]),
      ),
    });
    const files = new Map(Object.entries(copyingCheckpoint(config)));
    files.set('preprocessor_config.json', '{}');
    const detect = await pipeline('animal-detection', files, { use: [onnxruntime(), ...plugins, animalDetection] });
    const red = new Uint8Array(3072).map((_, index) => (index % 3 === 0 ? 255 : 0));
    // Of the logits only that of channel 4 (red) is not zero: (1 − 0.485) / 0.229.
    const logit = Math.exp((1 - 0.485) / 0.229);
    expect((await detect(red)).probability).toBeCloseTo(logit / (logit + 11), 4);
    expect((await detect(red, { animals: ['cat', 'thing 0'] })).probability).toBeCloseTo((logit + 1) / (logit + 11), 4);
    await detect.dispose();
  });
});
