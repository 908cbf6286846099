import { join } from 'node:path';
import { webgpu } from '@automodel/backend-webgpu';
import { AutoModelForImageClassification, Tensor } from '@automodel/core';
import { resnet } from '@automodel/model-resnet';
import { makePixels } from '../../speed/make-pixels.js';
import { openGpuDevice } from '../gpu-device.js';
import { timeRuns } from '../time-runs.js';
import type { ForwardTimes, JobResult } from '../webgpu-report.js';
import type { JobOptions } from './job-options.js';

/** automodel on its own engine: start, then forward passes with the pixels on the GPU and from the CPU. */
export async function measureAutomodel(
  { networks, batches, runs }: JobOptions,
  dtype: 'float16' | 'float32',
): Promise<JobResult> {
  const { device, adapter } = await openGpuDevice();
  const library = `automodel ${dtype}`;
  const single = makePixels(1, 224);
  const start = performance.now();
  const use = [webgpu({ device, dtype }), resnet];
  const model = await AutoModelForImageClassification.fromPretrained(join(networks, 'resnet-50'), {
    use,
    device: 'webgpu',
  });
  const created = performance.now();
  await model.forward({ pixelValues: new Tensor('float32', single, [1, 3, 224, 224]) });
  const firstRun = performance.now();
  const forward: ForwardTimes[] = [];
  for (const batch of batches) {
    const dims = [batch, 3, 224, 224];
    const pixels = makePixels(batch, 224);
    const buffer = device.createBuffer({ size: pixels.byteLength, usage: 0x80 | 0x08 | 0x04 });
    device.queue.writeBuffer(buffer, 0, pixels.buffer);
    const onGpu = Tensor.fromGpuBuffer(buffer, { dataType: 'float32', dims });
    const onCpu = new Tensor('float32', pixels, dims);
    for (const [input, pixelValues] of [
      ['gpu', onGpu],
      ['cpu', onCpu],
    ] as const) {
      forward.push({ library, batch, input, ...(await timeRuns(runs, () => model.forward({ pixelValues }))) });
    }
    buffer.destroy();
  }
  await model.dispose();
  device.destroy();
  return {
    adapter,
    start: { library, createMilliseconds: created - start, firstRunMilliseconds: firstRun - created },
    forward,
  };
}
