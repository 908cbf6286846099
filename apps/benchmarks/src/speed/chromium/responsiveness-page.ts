import { wasm } from '@automodel/backend-wasm';
import { AutoModelForImageClassification, Tensor } from '@automodel/core';
import { resnet } from '@automodel/model-resnet';

/** Loads the network, runs it some times on one thread, and gives the number of long tasks that the page saw. */
async function classify(worker: boolean, runs: number): Promise<number> {
  let longTasks = 0;
  const observer = new PerformanceObserver((list) => {
    longTasks += list.getEntries().length;
  });
  observer.observe({ type: 'longtask' });
  const names = ['config.json', 'model.safetensors'];
  const blobs = await Promise.all(names.map(async (name) => (await fetch(`/network/${name}`)).blob()));
  const checkpoint = Object.fromEntries(names.map((name, index) => [name, blobs[index] ?? new Blob()]));
  const use = [wasm({ threads: 1, worker }), resnet];
  const model = await AutoModelForImageClassification.fromPretrained(checkpoint, { use });
  for (let run = 0; run < runs; run++) {
    const pixelValues = new Tensor('float32', new Float32Array(3 * 224 * 224), [1, 3, 224, 224]);
    await model.forward({ pixelValues }, { transferInputs: true });
    await new Promise((resolve) => setTimeout(resolve));
  }
  await model.dispose();
  // Entries come a little later.
  await new Promise((resolve) => setTimeout(resolve, 200));
  observer.disconnect();
  return longTasks;
}

Object.assign(window, { classify });
