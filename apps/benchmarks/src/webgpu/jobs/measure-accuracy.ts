import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { webgpu } from '@automodel/backend-webgpu';
import { AutoModelForImageClassification, Tensor } from '@automodel/core';
import { resnet } from '@automodel/model-resnet';
import { openGpuDevice } from '../gpu-device.js';
import type { Accuracy, JobResult } from '../webgpu-report.js';
import type { JobOptions } from './job-options.js';

/** Logits of recorded networks against those that PyTorch computed in float64. */
export async function measureAccuracy({ references, checkpoints }: JobOptions): Promise<JobResult> {
  const { device, adapter } = await openGpuDevice();
  const accuracy: Accuracy[] = [];
  for (const network of ['hf-resnet-18', 'hf-resnet-50', 'hf-resnet-152']) {
    const directory = join(checkpoints, network);
    if (!existsSync(directory)) continue;
    const { logits }: { readonly logits: readonly number[] } = JSON.parse(
      await readFile(join(references, `${network}.json`), 'utf8'),
    );
    const bytes = await readFile(join(checkpoints, 'pixel_values.f32'));
    const pixels = new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
    for (const dtype of ['float32', 'float16'] as const) {
      const use = [webgpu({ device, dtype }), resnet];
      const model = await AutoModelForImageClassification.fromPretrained(directory, { use, device: 'webgpu' });
      const { data } = (await model.forward({ pixelValues: new Tensor('float32', pixels, [1, 3, 224, 224]) })).logits;
      const ours = Array.from(data, Number);
      await model.dispose();
      accuracy.push({
        network,
        dtype,
        largestDifference: Math.max(...logits.map((logit, index) => Math.abs(logit - (ours[index] ?? Number.NaN)))),
        largestLogit: Math.max(...logits.map(Math.abs)),
      });
    }
  }
  device.destroy();
  return { adapter, accuracy };
}
