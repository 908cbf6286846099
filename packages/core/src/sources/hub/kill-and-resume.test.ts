import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildProgram } from '../../test-support/build-program.js';
import { type FaultHub, faultHub } from '../../test-support/fault-hub.js';
import { readFile } from '../read-file.js';
import { hubSource } from './hub-source.js';
import { nodeModelCache } from './node/node-model-cache.js';

const kills = process.env.AUTOMODEL_TEST_TIER === 'all' ? 20 : 3;

const content = Buffer.alloc(1_500_000);
for (let index = 0; index < content.length; index += 1) content[index] = (index * 7 + (index >> 9)) & 255;
const name = createHash('sha256').update(content).digest('hex');
let root = '';
let program = '';
let hub: FaultHub;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'automodel-kill-'));
  hub = await faultHub({ 'model.safetensors': content }, 4);
  program = await buildProgram(new URL('../../test-support/load-from-hub.ts', import.meta.url), root);
}, 60_000);
afterAll(async () => {
  await hub.close();
  await rm(root, { recursive: true });
});

/** A process that loads; and its end, with the exit code. */
function load(cacheDir: string): { readonly child: ChildProcess; readonly ended: Promise<number | null> } {
  const child = spawn(process.execPath, [program, hub.endpoint, cacheDir], { stdio: ['ignore', 'ignore', 'inherit'] });
  return { child, ended: new Promise((resolve) => child.once('exit', resolve)) };
}

it(`a killed download goes on where its file ends, at ${kills} moments`, async () => {
  let seed = 42;
  let keptInAll = 0;
  for (let round = 0; round < kills; round += 1) {
    seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff;
    const cacheDir = join(root, `killed-${round}`);
    const blobs = join(cacheDir, 'models--org--model', 'blobs');
    const moment = hub.sent + (seed % content.length);
    const { child, ended } = load(cacheDir);
    // Some random byte has just been sent; what of it has arrived is another matter.
    while (hub.sent < moment && child.exitCode === null) await new Promise((resolve) => setTimeout(resolve, 1));
    child.kill('SIGKILL');
    await ended;
    const names = await readdir(blobs).catch(() => []);
    const [left] = names.filter((entry) => entry.endsWith('.incomplete'));
    const kept = left === undefined ? 0 : (await stat(join(blobs, left))).size;
    keptInAll += kept;
    const before = hub.requests.length;
    const options = { endpoint: hub.endpoint, cacheDir, token: false } as const;
    const bytes = await readFile(hubSource('org/model', options), 'model.safetensors');
    expect(Buffer.compare(bytes ?? content.subarray(1), content)).toBe(0);
    // Nothing that was in the file is asked for again.
    const files = hub.requests.slice(before).filter(({ kind }) => kind === 'file');
    for (const { start } of files.slice(0, 1)) expect(start).toBe(kept);
    for (const { start } of files.slice(1)) expect(start).toBeGreaterThan(kept);
    expect(await readdir(blobs)).toEqual([name]);
  }
  expect(keptInAll).toBeGreaterThan(0);
}, 240_000);

it('a process that is killed beside another one does not disturb it, and the next one needs nothing more', async () => {
  const cacheDir = join(root, 'beside');
  const start = hub.sent;
  const [killed, other] = [load(cacheDir), load(cacheDir)];
  while (hub.sent < start + content.length / 2 && killed.child.exitCode === null) {
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  killed.child.kill('SIGKILL');
  expect(await Promise.all([killed.ended, other.ended])).toEqual([null, 0]);
  const before = hub.sent;
  const bytes = await readFile(
    hubSource('org/model', { endpoint: hub.endpoint, cacheDir, token: false }),
    'model.safetensors',
  );
  expect(Buffer.compare(bytes ?? content.subarray(1), content)).toBe(0);
  expect(hub.sent).toBe(before);
  await nodeModelCache(cacheDir).prune();
  expect(await readdir(join(cacheDir, 'models--org--model', 'blobs'))).toEqual([name]);
}, 60_000);

it('two processes that load the same at once both end with the right file', async () => {
  const cacheDir = join(root, 'shared');
  const processes = [load(cacheDir), load(cacheDir)];
  expect(await Promise.all(processes.map(({ ended }) => ended))).toEqual([0, 0]);
  const blobs = join(cacheDir, 'models--org--model', 'blobs');
  expect(await readdir(blobs)).toEqual([name]);
  const offline = hubSource('org/model', { cacheDir, localFilesOnly: true });
  const bytes = await readFile(offline, 'model.safetensors');
  expect(Buffer.compare(bytes ?? content.subarray(1), content)).toBe(0);
}, 60_000);
