#!/usr/bin/env node
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { describeMachine } from './common/describe-machine.js';
import { packageVersions } from './common/package-versions.js';
import { writeNetwork } from './common/write-network.js';
import type { Int8Report } from './int8/int8-report.js';
import { type Int8Measurement, measureInt8 } from './int8/measure-int8.js';
import { writeInt8Networks } from './int8/write-int8-networks.js';
import { imageSize } from './speed/measure-speed.js';
import { findNode } from './speed/node/find-node.js';
import { nodeEnvironment } from './speed/node/node-environment.js';

const fromRoot = (path: string): string => fileURLToPath(new URL(`../../../${path}`, import.meta.url));

const { values } = parseArgs({
  options: {
    node: { type: 'string', default: '24' },
    /** resnet-18, resnet-50, or directories of checkpoints of ResNets. */
    networks: { type: 'string', default: 'resnet-18,resnet-50' },
    threads: { type: 'string', default: '1,2' },
    rounds: { type: 'string', default: '24' },
    output: { type: 'string', default: fromRoot('apps/benchmarks/results/int8.json') },
  },
});

const machine = describeMachine();
const folder = await mkdtemp(join(tmpdir(), 'automodel-bench-int8-'));
try {
  const environment = await nodeEnvironment(await findNode(Number(values.node)), folder);
  const rows: Int8Measurement[] = [];
  for (const name of values.networks.split(',')) {
    const network = await writeNetwork(name, folder);
    await writeInt8Networks(folder, network, imageSize);
    rows.push(
      ...(await measureInt8(environment, {
        network,
        threads: values.threads.split(',').map(Number),
        rounds: Number(values.rounds),
        note: (text) => console.error(text),
      })),
    );
  }
  const report: Int8Report = {
    date: new Date().toISOString().slice(0, 10),
    machine,
    versions: packageVersions(['@automodel/core', 'onnxruntime-node', 'onnxruntime-web']),
    environment: environment.description,
    rows,
  };
  await environment.close();
  await writeFile(values.output, `${JSON.stringify(report, undefined, 2)}\n`);
  console.log(JSON.stringify(rows, undefined, 2));
} finally {
  await rm(folder, { recursive: true });
}
