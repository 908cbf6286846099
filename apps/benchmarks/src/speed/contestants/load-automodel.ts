import { wasm } from '@automodel/backend-wasm';
import { AutoModelForImageClassification, type SourceInput, Tensor } from '@automodel/core';
import { resnet } from '@automodel/model-resnet';
import type { ContestantOptions, LoadedNetwork } from '../contestant.js';

/** automodel on its own engine, from any source. */
export async function loadAutomodel(
  source: SourceInput,
  { pixels, batch, size, threads }: ContestantOptions,
  v8Flags = false,
): Promise<LoadedNetwork> {
  const use = [wasm({ threads, v8Flags }), resnet];
  const model = await AutoModelForImageClassification.fromPretrained(source, { use, device: 'wasm' });
  const pixelValues = new Tensor('float32', pixels, [batch, 3, size, size]);
  return {
    async run() {
      const { data } = (await model.forward({ pixelValues })).logits;
      if (data instanceof Float32Array) return data;
      throw new Error('The logits are not float32.');
    },
    dispose: () => model.dispose(),
  };
}
