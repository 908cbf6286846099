import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setImmediate } from 'node:timers/promises';
import { wasm } from '@automodel/backend-wasm';
import { AutoImageProcessor, AutoModelForImageClassification } from '@automodel/core';
import { imageProcessorsWith } from '@automodel/image';
import { resnet } from '@automodel/model-resnet';
import sharp from 'sharp';
import { median } from '../common/median.js';
import { toTenths } from '../common/to-tenths.js';

/** How long the event loop of Node was kept from its next turn while photographs were classified one after another. */
export interface MainThreadReport {
  readonly sessions: string;
  readonly createMilliseconds: number;
  readonly firstRunMilliseconds: number;
  readonly imageMilliseconds: number;
  readonly delayMedian: number;
  readonly delayP99: number;
  readonly delayLongest: number;
  readonly residentMegabytes: number;
}

/** Decodes JPEGs of 1280×960 with sharp, resizes them exactly, runs a ResNet-50; with workers, as is the default, and without. */
export async function measureMainThread(network: string, images: number): Promise<readonly MainThreadReport[]> {
  const { data, info } = await sharp({ create: { width: 1280, height: 960, channels: 3, background: '#357' } })
    .jpeg()
    .toBuffer({ resolveWithObject: true });
  if (info.width !== 1280) throw new Error('sharp made another image.');
  const reports: MainThreadReport[] = [];
  // Twice, so that neither has the advantage of coming later.
  for (const worker of [true, false, true, false]) reports.push(await measure(network, data, images, worker));
  return reports;
}

async function measure(
  network: string,
  photograph: Uint8Array,
  images: number,
  worker: boolean,
): Promise<MainThreadReport> {
  const use = [wasm({ worker }), imageProcessorsWith({ worker }), resnet];
  const delay = monitorEventLoopDelay({ resolution: 1 });
  const processor = await AutoImageProcessor.fromPretrained(network, { use });
  const begin = performance.now();
  const model = await AutoModelForImageClassification.fromPretrained(network, { use });
  const created = performance.now();
  const classify = async (): Promise<void> => {
    const { pixelValues } = await processor(photograph);
    await model.forward({ pixelValues }, { transferInputs: true });
  };
  await classify();
  const firstRun = performance.now();
  const milliseconds: number[] = [];
  delay.enable();
  for (let index = 0; index < images; index++) {
    const start = performance.now();
    await classify();
    milliseconds.push(performance.now() - start);
    await setImmediate();
  }
  delay.disable();
  const residentMegabytes = Math.round(process.memoryUsage.rss() / 2 ** 20);
  await model.dispose();
  return {
    sessions: worker ? 'in workers' : 'in the main thread',
    createMilliseconds: toTenths(created - begin),
    firstRunMilliseconds: toTenths(firstRun - created),
    imageMilliseconds: toTenths(median(milliseconds)),
    delayMedian: toTenths(delay.percentile(50) / 1e6),
    delayP99: toTenths(delay.percentile(99) / 1e6),
    delayLongest: toTenths(delay.max / 1e6),
    residentMegabytes,
  };
}
