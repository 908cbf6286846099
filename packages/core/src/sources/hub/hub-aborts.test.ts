import { mkdtemp, readdir, readlink, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Fault, type FaultHub, faultHub } from '../../test-support/fault-hub.js';
import { httpSource } from '../http/http-source.js';
import { readFile } from '../read-file.js';
import { type HubSourceOptions, hubSource } from './hub-source.js';

const weights = Buffer.from(Uint8Array.from({ length: 2_000_000 }, (_, index) => (index * 31 + (index >> 8)) & 255));
let hub: FaultHub;
let cacheDir: string;

beforeEach(async () => {
  hub = await faultHub({ 'config.json': Buffer.from('{}'), 'model.safetensors': weights });
  cacheDir = await mkdtemp(join(tmpdir(), 'automodel-aborts-'));
});
afterEach(async () => {
  await hub.close();
  await rm(cacheDir, { recursive: true });
});

const load = (options: HubSourceOptions = {}): Promise<Uint8Array | undefined> =>
  readFile(
    hubSource('org/model', { endpoint: hub.endpoint, cacheDir, token: false, ...options }),
    'model.safetensors',
    options.signal,
  );

const timers = (): number => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;

/** Files of the cache that this process has open. */
async function openFiles(): Promise<string[]> {
  const names = await readdir('/proc/self/fd').catch(() => []);
  const paths = await Promise.all(names.map((name) => readlink(`/proc/self/fd/${name}`).catch(() => '')));
  return paths.filter((path) => path.startsWith(cacheDir));
}

/** Aborts when something is asked for of which a fault lets nothing come. */
const silent =
  (kind: string, abort: () => void, first?: number): Fault =>
  (request, response) => {
    if (request.kind !== kind) return false;
    setTimeout(abort, 20);
    if (first === undefined) return true;
    response.writeHead(200, { 'content-length': weights.length });
    return !!response.write(weights.subarray(0, first));
  };

describe('an abort', () => {
  it.each<[string, (abort: () => void) => Fault]>([
    ['while the hub says nothing of the repository', (abort) => silent('api', abort)],
    ['while the hub does not say where the file is', (abort) => silent('redirect', abort)],
    ['before the first byte', (abort) => silent('file', abort)],
    ['between two bytes', (abort) => silent('file', abort, 1_000_000)],
    [
      'while a busy hub is left alone',
      (abort) => (request, response) => {
        if (request.kind !== 'file') return false;
        setTimeout(abort, 20);
        return !!response.writeHead(429, { 'retry-after': '100' }).end();
      },
    ],
    [
      'between two attempts',
      (abort) => (request, response) => {
        if (request.kind !== 'file') return false;
        setTimeout(abort, 20);
        return !!response.destroy();
      },
    ],
  ])('%s ends the load with its reason, and files, timers and the request with it', async (_, faultOf) => {
    const before = timers();
    const controller = new AbortController();
    const reason = new Error('enough');
    let closed = Promise.resolve();
    const fault = faultOf(() => controller.abort(reason));
    hub.fault = (request, response) => {
      closed = new Promise((resolve) => response.once('close', resolve));
      return fault(request, response);
    };
    await expect(load({ signal: controller.signal, retryDelay: 60_000 })).rejects.toBe(reason);
    // All of this is so when the load has ended: nothing is waited for but the other side of the connection.
    expect(await openFiles()).toEqual([]);
    expect(timers()).toBeLessThanOrEqual(before);
    await closed;
    hub.fault = undefined;
    expect(Buffer.compare((await load()) ?? Buffer.alloc(0), weights)).toBe(0);
    expect(await openFiles()).toEqual([]);
  });

  it('while others are downloaded first, of one that waits for its turn', async () => {
    const controller = new AbortController();
    hub.fault = ({ kind }) => kind === 'file';
    const source = hubSource('org/model', {
      endpoint: hub.endpoint,
      cacheDir,
      token: false,
      parallel: 1,
      signal: controller.signal,
    });
    const works = [readFile(source, 'model.safetensors'), readFile(source, 'config.json')];
    setTimeout(() => controller.abort(new Error('enough')), 50);
    for (const result of await Promise.allSettled(works))
      expect(result).toMatchObject({ reason: { message: 'enough' } });
    expect(hub.requests.filter(({ kind }) => kind === 'file')).toHaveLength(1);
    expect(await openFiles()).toEqual([]);
  });

  it('while what an earlier download left is read again', async () => {
    hub.fault = (request, response) => {
      if (request.kind !== 'file') return false;
      response.writeHead(200, { 'content-length': weights.length });
      return !!response.write(weights.subarray(0, 1_500_000), () => setTimeout(() => response.destroy(), 10));
    };
    await expect(load({ retries: 0 })).rejects.toThrow('the connection broke');
    hub.fault = undefined;
    const controller = new AbortController();
    const reason = new Error('enough');
    const onProgress = (): void => controller.abort(reason);
    await expect(load({ signal: controller.signal, onProgress })).rejects.toBe(reason);
    expect(await openFiles()).toEqual([]);
    const before = hub.sent;
    expect(Buffer.compare((await load()) ?? Buffer.alloc(0), weights)).toBe(0);
    // What had arrived is still there.
    expect(hub.sent - before).toBeLessThan(weights.length);
  });

  it('of a range of an address', async () => {
    const before = timers();
    const controller = new AbortController();
    const file = await httpSource(`${hub.endpoint}/cdn`).open('model.safetensors');
    hub.fault = silent('file', () => controller.abort(new Error('enough')));
    await expect(file?.read(1_000_000, 1000, { signal: controller.signal })).rejects.toThrow('enough');
    expect(timers()).toBeLessThanOrEqual(before);
    hub.fault = undefined;
    expect(await file?.read(1_000_000, 10)).toEqual(new Uint8Array(weights.subarray(1_000_000, 1_000_010)));
    await file?.close();
  });
});
