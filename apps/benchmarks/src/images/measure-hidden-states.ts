import { performance } from 'node:perf_hooks';
import { imageClassifierOutputs, modelClass, type PluginList, Tensor } from '@automodel/core';
import { ResNetConfig, ResNetForImageClassification } from '@automodel/model-resnet';
import { median } from '../common/median.js';
import type { Network } from '../common/networks.js';

/** Milliseconds of a forward pass of one image, medians over the rounds. */
export interface HiddenStatesCost {
  readonly network: string;
  readonly rounds: number;
  /** The graph has no hidden states among its outputs. */
  readonly absent: number;
  /** It has, but the call does not ask for them. */
  readonly notChosen: number;
  readonly chosen: number;
  /** The median over the rounds of `notChosen` by `absent` of the same round. */
  readonly ratio: number;
}

/** The same network with logits as its only output. */
const ResNetWithoutHiddenStates = modelClass<{ logits: typeof imageClassifierOutputs.logits }, ResNetConfig>(
  ResNetConfig,
  {
    ...ResNetForImageClassification,
    outputs: { logits: imageClassifierOutputs.logits },
    graph: (context) => ({ logits: ResNetForImageClassification.graph(context).logits }),
  },
);

/** Measures what hidden states cost where nobody asks for them. */
export async function measureHiddenStates(
  { directory, title }: Network,
  size: number,
  rounds: number,
  use: PluginList,
): Promise<HiddenStatesCost> {
  const options = { use, device: 'cpu' };
  const plain = await ResNetWithoutHiddenStates.fromPretrained(directory, options);
  const full = await ResNetForImageClassification.fromPretrained(directory, options);
  const pixelValues = new Tensor('float32', new Float32Array(3 * size * size).fill(0.5), [1, 3, size, size]);
  const contestants = {
    absent: () => plain.forward({ pixelValues }),
    notChosen: () => full.forward({ pixelValues }),
    chosen: () => full.forward({ pixelValues }, { outputHiddenStates: true }),
  };
  const times = { absent: [] as number[], notChosen: [] as number[], chosen: [] as number[] };
  const names = ['absent', 'notChosen', 'chosen'] as const;
  const warmUps = 5;
  try {
    for (let round = -warmUps; round < rounds; round++) {
      // Always in the same order: each finds the cache full of another session's weights, none its own.
      for (const name of names) {
        const started = performance.now();
        await contestants[name]();
        if (round >= 0) times[name].push(performance.now() - started);
      }
    }
  } finally {
    await plain.dispose();
    await full.dispose();
  }
  return {
    network: title,
    rounds,
    absent: median(times.absent),
    notChosen: median(times.notChosen),
    chosen: median(times.chosen),
    ratio: median(times.notChosen.map((time, round) => time / (times.absent[round] ?? Number.NaN))),
  };
}
