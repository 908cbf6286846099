import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { webgpu } from '@automodel/backend-webgpu';
import { AutoModelForImageClassification, Tensor } from '@automodel/core';
import { resnet } from '@automodel/model-resnet';
import { makePixels } from '../../speed/make-pixels.js';
import { openGpuDevice } from '../gpu-device.js';
import type { JobResult, Lifetimes } from '../webgpu-report.js';
import type { JobOptions } from './job-options.js';

/** Makes, runs and disposes of sessions of ResNet-18 one after another, and looks at memory on the way. */
export async function measureLifetimes({ networks, sessions }: JobOptions): Promise<JobResult> {
  const { device, adapter } = await openGpuDevice();
  const use = [webgpu({ device }), resnet];
  const pixelValues = new Tensor('float32', makePixels(1, 224), [1, 3, 224, 224]);
  const memory: Lifetimes['memory'][number][] = [];
  for (let made = 1; made <= sessions; made++) {
    const model = await AutoModelForImageClassification.fromPretrained(join(networks, 'resnet-18'), {
      use,
      device: 'webgpu',
    });
    await model.forward({ pixelValues });
    await model.dispose();
    if (made === 10 || made % Math.ceil(sessions / 5) === 0) {
      await device.queue.onSubmittedWorkDone();
      memory.push({ sessions: made, megabytes: process.memoryUsage().rss / 1e6, gpuMegabytes: usedGpuMemory() });
    }
  }
  device.destroy();
  return { adapter, lifetimes: { sessions, memory } };
}

/** What NVIDIA's driver says is in use on the card; undefined elsewhere. */
function usedGpuMemory(): number | undefined {
  try {
    const text = execFileSync('nvidia-smi', ['--query-gpu=memory.used', '--format=csv,noheader,nounits'], {
      encoding: 'utf8',
    });
    return Number.parseFloat(text);
  } catch {
    return undefined;
  }
}
