import { join } from 'node:path';
import { webgpu } from '@automodel/backend-webgpu';
import { AutoModelForImageClassification, topK } from '@automodel/core';
import { resnet } from '@automodel/model-resnet';
import { openGpuDevice } from '../gpu-device.js';
import { timeRuns } from '../time-runs.js';
import type { JobResult } from '../webgpu-report.js';
import type { JobOptions } from './job-options.js';

const settings = { mean: [0.485, 0.456, 0.406], std: [0.229, 0.224, 0.225] };

/** Images as bytes: a batch of them of the network's size, and a frame as a camera gives it, resized on the GPU, to its five best classes. */
export async function measureImages({ networks, runs }: JobOptions): Promise<JobResult> {
  const { device, adapter } = await openGpuDevice();
  const backend = webgpu({ device });
  const folder = join(networks, 'resnet-50');
  const model = await AutoModelForImageClassification.fromPretrained(folder, {
    use: [backend, resnet],
    device: 'webgpu',
  });
  const library = 'automodel float32';
  const batch = 32;
  const plain = backend.imageInput(settings);
  const images = Array.from({ length: batch }, (_, seed) => ({
    width: 224,
    height: 224,
    data: bytes(224 * 224 * 3, seed),
  }));
  const bytesToLogits = await timeRuns(runs, async () => {
    const pixelValues = await plain.tensor(images);
    await model.forward({ pixelValues });
    pixelValues.dispose();
  });
  const resizing = backend.imageInput({
    ...settings,
    resize: { shortestEdge: 256 },
    crop: { width: 224, height: 224 },
  });
  const frame = { width: 1280, height: 720, data: bytes(1280 * 720 * 4, 7) };
  const frameToClasses = await timeRuns(runs, async () => {
    const pixelValues = await resizing.tensor([frame]);
    const { logits } = await model.forward({ pixelValues });
    topK(logits, 5, model.config.id2label);
    pixelValues.dispose();
  });
  await model.dispose();
  device.destroy();
  return {
    adapter,
    forward: [
      { library, batch, input: 'bytes', ...bytesToLogits },
      { library, batch: 1, input: 'frame', ...frameToClasses },
    ],
  };
}

function bytes(length: number, seed: number): Uint8Array {
  return Uint8Array.from({ length }, (_, index) => (index * 31 + seed * 17) % 251);
}
