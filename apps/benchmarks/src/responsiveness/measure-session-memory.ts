import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { wasm } from '@automodel/backend-wasm';
import { AutoModelForImageClassification, Tensor } from '@automodel/core';
import { resnet } from '@automodel/model-resnet';

/** What so many sessions of one network take, each with a WebAssembly memory of its own in a worker of its own. */
export interface SessionMemoryReport {
  readonly sessions: number;
  /** From the directory to the first result, on average. */
  readonly millisecondsEach: number;
  /** What the process grew by. */
  readonly megabytes: number;
  readonly megabytesEach: number;
  /** What is left of it after all are disposed of. */
  readonly megabytesAfterwards: number;
}

/** Makes sessions one after another, runs each once, keeps them all, and disposes of them. */
export async function measureSessionMemory(network: string): Promise<readonly SessionMemoryReport[]> {
  const use = [wasm({ threads: 1, worker: true }), resnet];
  const pixelValues = new Tensor('float32', new Float32Array(3 * 224 * 224), [1, 3, 224, 224]);
  const open = async (): Promise<{ dispose(): Promise<void> }> => {
    const model = await AutoModelForImageClassification.fromPretrained(network, { use });
    await model.forward({ pixelValues });
    return model;
  };
  // The code is loaded and compiled.
  await (await open()).dispose();
  const reports: SessionMemoryReport[] = [];
  for (const count of [1, 4, 16]) {
    const before = await residentMegabytes();
    const begin = performance.now();
    const models = [];
    for (let index = 0; index < count; index++) models.push(await open());
    const milliseconds = performance.now() - begin;
    const megabytes = (await residentMegabytes()) - before;
    for (const model of models) await model.dispose();
    reports.push({
      sessions: count,
      millisecondsEach: Math.round(milliseconds / count),
      megabytes: Math.round(megabytes),
      megabytesEach: Math.round(megabytes / count),
      megabytesAfterwards: Math.round((await residentMegabytes()) - before),
    });
  }
  return reports;
}

/** Once what has ended is gone. */
async function residentMegabytes(): Promise<number> {
  setFlagsFromString('--expose-gc');
  const collectGarbage: () => void = runInNewContext('gc');
  for (let round = 0; round < 3; round++) {
    await new Promise((resolve) => setTimeout(resolve, 200));
    collectGarbage();
  }
  return process.memoryUsage.rss() / 1e6;
}
