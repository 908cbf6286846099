#!/usr/bin/env node
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { describeMachine } from './common/describe-machine.js';
import { packageVersions } from './common/package-versions.js';
import { writeNetwork } from './common/write-network.js';
import type { Int8Report } from './int8/int8-report.js';
import { createAttempts } from './speed/attempts.js';
import { chromiumEnvironment } from './speed/chromium/chromium-environment.js';
import { measureColdStart } from './speed/cold-start/measure-cold-start.js';
import type { Environment } from './speed/environment.js';
import { imageSize, measureSpeed } from './speed/measure-speed.js';
import { measureStarts } from './speed/measure-starts.js';
import { findNode } from './speed/node/find-node.js';
import { nodeEnvironment } from './speed/node/node-environment.js';
import { drawSpeedChart } from './speed/report/draw-speed-chart.js';
import { mergeReports } from './speed/report/merge-reports.js';
import { renderSpeedReport } from './speed/report/render-speed-report.js';
import type { SpeedReport } from './speed/report/speed-report.js';
import { writeTflite } from './speed/tflite/write-tflite.js';

const fromRoot = (path: string): string => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
const list = (text: string): readonly string[] => text.split(',').filter((part) => part !== '');

const { values } = parseArgs({
  options: {
    /** resnet-18, resnet-50, or directories of checkpoints of ResNets. */
    networks: { type: 'string', default: 'resnet-18,resnet-50' },
    environments: { type: 'string', default: 'node20,node24,chromium' },
    batches: { type: 'string', default: '1,8' },
    threads: { type: 'string', default: '1,2' },
    rounds: { type: 'string', default: '20' },
    /** Only these libraries, such as onnxruntime-web,litert.js; all that run in an environment unless stated. */
    beside: { type: 'string' },
    /** Leave out loading and the first run. */
    'no-starts': { type: 'boolean', default: false },
    /** Leave out what a first visit costs. */
    'no-cold-start': { type: 'boolean', default: false },
    /** Where the JSON goes; docs/performance.md is written only from the file of the project. */
    output: { type: 'string', default: fromRoot('apps/benchmarks/results/speed.json') },
    /** Keep what the file has of rows that this run does not measure; the machine and the versions have to be the same. */
    merge: { type: 'boolean', default: false },
    /** Write the page again from the last measurement. */
    render: { type: 'boolean', default: false },
  },
});

const readReport = async (): Promise<SpeedReport> => JSON.parse(await readFile(values.output, 'utf8'));
const measured = values.render ? await readReport() : await measure();
const report = values.merge ? mergeReports(await readReport(), measured) : measured;
const page = renderSpeedReport(report, await readInt8());
await mkdir(dirname(values.output), { recursive: true });
await writeFile(values.output, `${JSON.stringify(report, undefined, 2)}\n`);
if (values.output === fromRoot('apps/benchmarks/results/speed.json')) {
  await writeFile(fromRoot('docs/performance.md'), page);
  await writeFile(fromRoot('docs/performance.svg'), drawSpeedChart(report));
}
console.log(page);

/** What `pnpm bench:int8` measured last, if it did. */
async function readInt8(): Promise<Int8Report | undefined> {
  const file = fromRoot('apps/benchmarks/results/int8.json');
  return existsSync(file) ? JSON.parse(await readFile(file, 'utf8')) : undefined;
}

async function measure(): Promise<SpeedReport> {
  const machine = describeMachine();
  const folder = await mkdtemp(join(tmpdir(), 'automodel-bench-'));
  const environments: Environment[] = [];
  try {
    const networks = await Promise.all(
      list(values.networks).map((name) => writeNetwork(name, join(folder, 'networks'))),
    );
    environments.push(...(await openEnvironments(join(folder, 'networks'), join(folder, 'pages'))));
    const note = createNote();
    const attempts = createAttempts(note);
    for (const network of environments.some(({ kind }) => kind === 'browser') ? networks : [])
      await attempts.attempt(`${network} as .tflite`, () => writeTflite(join(folder, 'networks', network), imageSize));
    const options = {
      attempts,
      networks,
      batches: list(values.batches).map(Number),
      threads: list(values.threads).map(Number),
      rounds: Number(values.rounds),
      opponents: values.beside === undefined ? undefined : list(values.beside),
      note,
    };
    const measured = {
      date: new Date().toISOString().slice(0, 10),
      machine,
      versions: packageVersions([
        '@automodel/core',
        '@huggingface/transformers',
        '@litertjs/core',
        '@tensorflow/tfjs-backend-wasm',
        'onnxruntime-node',
        'onnxruntime-web',
      ]),
      environments: environments.map(({ name, description }) => ({ name, description })),
      speeds: await measureSpeed(environments, options),
      starts: values['no-starts'] ? [] : await measureStarts(environments, options),
      coldStarts: values['no-cold-start']
        ? []
        : await measureColdStart(join(folder, 'networks'), join(folder, 'pages'), options),
    };
    return { ...measured, failures: attempts.failures };
  } finally {
    for (const environment of environments) await environment.close();
    await rm(folder, { recursive: true });
  }
}

/** Says what is measured, and how long the whole has taken so far. */
function createNote(): (text: string) => void {
  const started = performance.now();
  return (text) => console.error(`[${((performance.now() - started) / 60_000).toFixed(1)} min] ${text}`);
}

async function openEnvironments(networks: string, pages: string): Promise<readonly Environment[]> {
  return Promise.all(
    list(values.environments).map(async (name) => {
      const [, major] = /^node(\d+)$/.exec(name) ?? [];
      if (major !== undefined) return nodeEnvironment(await findNode(Number(major)), networks);
      if (name === 'chromium') return chromiumEnvironment(networks, pages);
      throw new Error(
        `The environment "${name}" is not known; it may be node20, node24 or another version, and chromium.`,
      );
    }),
  );
}
