import type { PluginList } from '@automodel/core';
import { median } from '../common/median.js';
import type { Network } from '../common/networks.js';
import { automodelClassifier } from './automodel-classifier.js';
import { classifyOverlapped } from './classify-overlapped.js';
import { commandLineRate } from './command-line-rate.js';
import { transformersJsClassifier } from './transformers-js-classifier.js';

export interface MeasureRatesOptions {
  readonly network: Network;
  /** JPEGs. */
  readonly paths: readonly string[];
  readonly batchSize: number;
  readonly rounds: number;
  /** The file of the `automodel` command. */
  readonly program: string;
  readonly use: PluginList;
}

/** Images per second, medians over the rounds. */
export interface MeasuredRates {
  readonly network: string;
  readonly images: number;
  readonly batchSize: number;
  readonly automodel: number;
  readonly commandLine: number;
  readonly transformersJs: number;
  /** The median over the rounds of automodel's rate by that of transformers.js in the same round. */
  readonly ratio: number;
  /** The same for the command. */
  readonly commandLineRatio: number;
  /** The part of the images to which both give the same class; null for a network that is not trained. */
  readonly agreement: number | null;
}

/** Measures JPEG → label, the contestants in turn within each round; a round before those that count warms up. */
export async function measureRates(options: MeasureRatesOptions): Promise<MeasuredRates> {
  const { network, paths, batchSize, rounds, program, use } = options;
  const ours = await automodelClassifier(network.directory, use);
  const theirs = await transformersJsClassifier(network.directory);
  const rates: { readonly automodel: number; readonly commandLine: number; readonly transformersJs: number }[] = [];
  // The command cannot warm up in a round of its own: a longer list keeps its start small.
  const longList = Array.from({ length: 3 }, () => paths).flat();
  let agreement = 0;
  try {
    for (let round = 0; round <= rounds; round++) {
      const automodel = await classifyOverlapped(ours, paths, batchSize);
      const transformersJs = await classifyOverlapped(theirs, paths, batchSize);
      const commandLine = await commandLineRate(program, network.directory, longList, batchSize);
      agreement =
        automodel.classes.filter((label, index) => label === transformersJs.classes[index]).length / paths.length;
      if (round === 0) continue;
      rates.push({
        automodel: automodel.imagesPerSecond,
        commandLine,
        transformersJs: transformersJs.imagesPerSecond,
      });
    }
  } finally {
    await ours.dispose();
    await theirs.dispose();
  }
  return {
    network: network.title,
    images: paths.length,
    batchSize,
    automodel: median(rates.map((rate) => rate.automodel)),
    commandLine: median(rates.map((rate) => rate.commandLine)),
    transformersJs: median(rates.map((rate) => rate.transformersJs)),
    ratio: median(rates.map((rate) => rate.automodel / rate.transformersJs)),
    commandLineRatio: median(rates.map((rate) => rate.commandLine / rate.transformersJs)),
    agreement: network.trained ? agreement : null,
  };
}
