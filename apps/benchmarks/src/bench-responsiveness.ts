#!/usr/bin/env node
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { describeMachine } from './common/describe-machine.js';
import { writeFreshResNet } from './common/write-fresh-resnet.js';
import { measureMainThread } from './responsiveness/measure-main-thread.js';
import { measurePage } from './responsiveness/measure-page.js';
import { measureProbe } from './responsiveness/measure-probe.js';
import { measureSessionMemory } from './responsiveness/measure-session-memory.js';
import { measureSessions } from './responsiveness/measure-sessions.js';
import { findNode } from './speed/node/find-node.js';

// How free the caller's thread is while a ResNet-50 works, in Node and in a page of Chromium; whether two sessions hinder each other; what
// sessions hold; and how long the first of a process chooses its kernels.
const { values } = parseArgs({
  options: {
    /** Photographs that Node classifies in each way. */
    images: { type: 'string', default: '60' },
    /** Runs in the page in each way. */
    runs: { type: 'string', default: '10' },
    /** One part alone: node, sessions, memory, probe or page. */
    only: { type: 'string' },
  },
});
const wants = (part: string): boolean => values.only === undefined || values.only === part;

const directory = await mkdtemp(join(tmpdir(), 'automodel-responsiveness-'));
try {
  const network = join(directory, 'resnet-50');
  await writeFreshResNet('resnet-50', network);
  console.log(describeMachine());
  if (wants('node')) console.table(await measureMainThread(network, Number(values.images)));
  if (wants('sessions')) console.table(await measureSessions(network));
  if (wants('memory')) {
    const small = join(directory, 'resnet-18');
    await writeFreshResNet('resnet-18', small);
    console.table(await measureSessionMemory(small));
  }
  if (wants('probe')) {
    console.table(await measureProbe({ 'Node 20': await findNode(20), 'Node 24': await findNode(24) }));
  }
  if (wants('page')) console.table(await measurePage(network, directory, Number(values.runs)));
} finally {
  await rm(directory, { recursive: true });
}
