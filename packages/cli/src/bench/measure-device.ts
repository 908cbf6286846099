import { AutoImageProcessor, AutoModelForImageClassification, joinRows, type PluginList } from '@automodel/core';
import { bundledSamples } from '../classify/bundled-samples.js';
import type { DeviceMeasurement } from './device-measurement.js';

export interface MeasureDeviceOptions {
  readonly model: string;
  readonly device: string;
  readonly batch: number;
  readonly runs: number;
  readonly profile: boolean;
  readonly plugins: PluginList;
}

/** Runs before those that count: compilers have caught up by then. */
const warmUps = 3;

/** Loads a model on one device, runs it, and frees it again. The images are the bundled samples, through the model's own processor. */
export async function measureDevice(options: MeasureDeviceOptions): Promise<DeviceMeasurement> {
  const { model: directory, device, batch, runs, plugins: use } = options;
  const processor = await AutoImageProcessor.fromPretrained(directory, { use });
  const samples = await bundledSamples();
  const images = Array.from({ length: batch }, (_, index) => samples[index % samples.length]);
  const rows = await Promise.all(images.map(async (image) => (await processor(image)).pixelValues));
  const pixelValues = await joinRows(rows);
  const started = performance.now();
  const model = await AutoModelForImageClassification.fromPretrained(directory, { use, device });
  const load = performance.now() - started;
  try {
    const time = async (): Promise<number> => {
      const begun = performance.now();
      await model.forward({ pixelValues });
      return performance.now() - begun;
    };
    const first = await time();
    for (let run = 0; run < warmUps; run++) await time();
    const times: number[] = [];
    for (let run = 0; run < runs; run++) times.push(await time());
    const profiles: DeviceMeasurement['profile'][] = [];
    if (options.profile) await model.forward({ pixelValues }, { onProfile: (profile) => profiles.push(profile) });
    const notes = model.deviceReport.flatMap((entry) => (entry.device === model.device ? (entry.notes ?? []) : []));
    return { device, load, first, runs: times, profile: profiles[0], notes };
  } finally {
    await model.dispose();
  }
}
