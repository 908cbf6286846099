import { join } from 'node:path';
import { webgpu } from '@automodel/backend-webgpu';
import { AutoModelForImageClassification, type RunProfile, Tensor } from '@automodel/core';
import { resnet } from '@automodel/model-resnet';
import { median } from '../../common/median.js';
import { makePixels } from '../../speed/make-pixels.js';
import { depthwiseNetwork } from '../depthwise-network.js';
import { openGpuDevice } from '../gpu-device.js';
import { timeRuns } from '../time-runs.js';
import type { JobResult, LayerTimes, NetworkLayers } from '../webgpu-report.js';
import type { JobOptions } from './job-options.js';

const profiles = 9;

/** How long each kind of layer takes on the GPU, by its clock. */
export async function measureLayers(
  { networks, batches }: JobOptions,
  names: readonly string[],
  dtype: 'float16' | 'float32',
): Promise<JobResult> {
  const { device, adapter } = await openGpuDevice();
  const layers: NetworkLayers[] = [];
  for (const network of names) {
    const use = [webgpu({ device, dtype }), resnet];
    const model = await AutoModelForImageClassification.fromPretrained(join(networks, network), {
      use,
      device: 'webgpu',
    });
    for (const batch of batches) {
      const pixelValues = new Tensor('float32', makePixels(batch, 224), [batch, 3, 224, 224]);
      await timeRuns(1, () => model.forward({ pixelValues }));
      const taken: RunProfile[] = [];
      for (let run = 0; run < profiles; run++) {
        await model.forward({ pixelValues }, { onProfile: (profile) => taken.push(profile) });
      }
      layers.push({ network: `${network}, ${dtype}`, batch, ...summarize(taken) });
    }
    await model.dispose();
  }
  device.destroy();
  return { adapter, layers };
}

/** The same for a network of depthwise convolutions. */
export async function measureDepthwiseLayers({ batches }: JobOptions): Promise<JobResult> {
  const { device, adapter } = await openGpuDevice();
  const session = await webgpu({ device }).createSession?.(depthwiseNetwork(), new Map(), {
    device: 'webgpu',
    outputs: ['result'],
  });
  if (session === undefined) throw new TypeError('The backend makes no sessions from graphs.');
  const layers: NetworkLayers[] = [];
  for (const batch of batches) {
    const image = new Tensor('float32', makePixels(batch, 224), [batch, 3, 224, 224]);
    await timeRuns(1, () => session.run({ image }, ['result']));
    const taken: RunProfile[] = [];
    for (let run = 0; run < profiles; run++) {
      await session.run({ image }, ['result'], { onProfile: (profile) => taken.push(profile) });
    }
    layers.push({ network: 'mobilenet, float32', batch, ...summarize(taken) });
  }
  await session.dispose();
  device.destroy();
  return { adapter, layers };
}

/** Steps of the same kernel and work as one line, with the medians over all profiles. */
function summarize(taken: readonly RunProfile[]): Pick<NetworkLayers, 'layers' | 'milliseconds'> {
  const groups = new Map<string, { name: string; kernel: string; gigaflop: number; times: number[] }>();
  const [first] = taken;
  for (const [index, { name, kernel, gigaflop }] of (first?.steps ?? []).entries()) {
    const key = `${kernel} ${gigaflop}`;
    const group = groups.get(key) ?? { name, kernel, gigaflop, times: [] };
    groups.set(key, group);
    group.times.push(median(taken.map(({ steps }) => steps[index]?.milliseconds ?? 0)));
  }
  const layers = Array.from(groups.values(), ({ name, kernel, gigaflop, times }): LayerTimes => {
    const milliseconds = times.reduce((sum, time) => sum + time, 0) / times.length;
    const teraflops = milliseconds > 0 ? gigaflop / milliseconds : 0;
    return { name, kernel, gigaflop, count: times.length, microseconds: milliseconds * 1000, teraflops };
  });
  return { milliseconds: median(taken.map(({ milliseconds }) => milliseconds)), layers };
}
