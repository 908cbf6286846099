import { join } from 'node:path';
import { webgpu } from '@automodel/backend-webgpu';
import { AutoModelForImageClassification, type RunProfile, Tensor } from '@automodel/core';
import { resnet } from '@automodel/model-resnet';
import { GraphBuilder, type Model, matMul } from '@automodel/onnx';
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
export function measureDepthwiseLayers({ batches }: JobOptions): Promise<JobResult> {
  return measureGraph('mobilenet, float32', depthwiseNetwork(), batches, (batch) => ({
    image: new Tensor('float32', makePixels(batch, 224), [batch, 3, 224, 224]),
  }));
}

/** Rows and inner elements of products of two tensors: those of attention in a ViT-B of 224 × 224, and square ones. */
const productSizes = [
  { heads: 12, rows: 197, inner: 64, columns: 197 },
  { heads: 12, rows: 197, inner: 197, columns: 64 },
  { heads: 1, rows: 1024, inner: 1024, columns: 1024 },
  { heads: 1, rows: 4096, inner: 4096, columns: 4096 },
] as const;

/** The same for products of two tensors of the run, each size by itself. */
export async function measureProductLayers({ batches }: JobOptions): Promise<JobResult> {
  const results: JobResult[] = [];
  for (const { heads, rows, inner, columns } of productSizes) {
    const graph = new GraphBuilder('product');
    const left = graph.input('left', 'float32', ['stack', rows, inner]);
    graph.output('result', matMul(left, graph.input('right', 'float32', ['stack', inner, columns])));
    const name = `product of ${rows} × ${inner} and ${inner} × ${columns}, ${heads} of each, float32`;
    const feeds = (batch: number): Readonly<Record<string, Tensor>> => ({
      left: numbers([batch * heads, rows, inner]),
      right: numbers([batch * heads, inner, columns]),
    });
    results.push(await measureGraph(name, graph.build(), heads === 1 ? [1] : batches, feeds));
  }
  const [first] = results;
  return { ...first, layers: results.flatMap(({ layers = [] }) => layers) };
}

function numbers(dims: readonly number[]): Tensor {
  const count = dims.reduce((product, dim) => product * dim, 1);
  return new Tensor(
    'float32',
    Float32Array.from({ length: count }, (_, index) => ((index * 37) % 101) / 101),
    dims,
  );
}

/** A graph without external weights, whose output is `result`. */
async function measureGraph(
  network: string,
  model: Model,
  batches: readonly number[],
  feeds: (batch: number) => Readonly<Record<string, Tensor>>,
): Promise<JobResult> {
  const { device, adapter } = await openGpuDevice();
  const outputs = ['result'];
  const session = await webgpu({ device }).createSession?.(model, new Map(), { device: 'webgpu', outputs });
  if (session === undefined) throw new TypeError('The backend makes no sessions from graphs.');
  const layers: NetworkLayers[] = [];
  for (const batch of batches) {
    const fed = feeds(batch);
    await timeRuns(1, () => session.run(fed, outputs));
    const taken: RunProfile[] = [];
    for (let run = 0; run < profiles; run++) {
      await session.run(fed, outputs, { onProfile: (profile) => taken.push(profile) });
    }
    layers.push({ network, batch, ...summarize(taken) });
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
