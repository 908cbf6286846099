#!/usr/bin/env node
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { onnxruntime } from '@automodel/backend-onnxruntime/node';
import { imageProcessors } from '@automodel/image';
import { resnet } from '@automodel/model-resnet';
import { describeMachine } from './common/describe-machine.js';
import { writeNetworks } from './common/networks.js';
import { packageVersions } from './common/package-versions.js';
import { type HiddenStatesCost, measureHiddenStates } from './images/measure-hidden-states.js';
import { type MeasuredRates, measureRates } from './images/measure-rates.js';
import { type Report, renderReport } from './images/render-report.js';
import { writePhotographs } from './images/write-photographs.js';

const fromRoot = (path: string): string => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
const sharedPhotographs = fromRoot('../shared/fixtures/images');

const { values } = parseArgs({
  options: {
    /** Photographs to cut the JPEGs from. */
    photographs: {
      type: 'string',
      default: existsSync(sharedPhotographs) ? sharedPhotographs : fromRoot('packages/cli/assets/samples'),
    },
    rounds: { type: 'string', default: '5' },
    /** JPEGs for the small network, and for the large one. */
    images: { type: 'string', default: '192' },
    'images-large': { type: 'string', default: '24' },
    batch: { type: 'string', default: '8' },
    /** Write the page again from the last measurement. */
    render: { type: 'boolean', default: false },
  },
});

const resultsFile = fromRoot('apps/benchmarks/results/images.json');

const report: Report = values.render ? JSON.parse(await readFile(resultsFile, 'utf8')) : await measure();
await mkdir(dirname(resultsFile), { recursive: true });
await writeFile(resultsFile, `${JSON.stringify(report, undefined, 2)}\n`);
await writeFile(fromRoot('docs/performance-images.md'), renderReport(report));
console.log(renderReport(report));

async function measure(): Promise<Report> {
  const machine = describeMachine();
  const use = [onnxruntime(), imageProcessors, resnet];
  const rounds = Number(values.rounds);
  const runs = [
    { size: 64, images: Number(values.images), calls: 200 },
    { size: 224, images: Number(values['images-large']), calls: 25 },
  ];
  const rates: MeasuredRates[] = [];
  const hiddenStates: HiddenStatesCost[] = [];
  const directory = await mkdtemp(join(tmpdir(), 'automodel-bench-'));
  try {
    const networks = await writeNetworks(directory, fromRoot('packages/cli/assets/resnet-cifar10-small'));
    for (const [index, { size, images, calls }] of runs.entries()) {
      const network = networks[index];
      if (network === undefined) continue;
      const paths = await writePhotographs(values.photographs, join(directory, `photographs-${size}`), images);
      const program = fromRoot('packages/cli/dist/main.js');
      rates.push(await measureRates({ network, paths, batchSize: Number(values.batch), rounds, program, use }));
      hiddenStates.push(await measureHiddenStates(network, size, calls, use));
    }
  } finally {
    await rm(directory, { recursive: true });
  }
  const versions = packageVersions(['@automodel/core', '@huggingface/transformers', 'onnxruntime-node', 'sharp']);
  return { date: new Date().toISOString().slice(0, 10), machine, versions, rounds, rates, hiddenStates };
}
