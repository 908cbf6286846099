import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readlink, readFile as readPath, rm, utimes, writeFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CacheError, DownloadError, type Source } from '@automodel/contracts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Fault, type FaultHub, faultHub } from '../../test-support/fault-hub.js';
import { readFile } from '../read-file.js';
import { type HubSourceOptions, hubSource } from './hub-source.js';

const weights = Buffer.alloc(300_000, Buffer.from('weights of a model, not all the same '));
for (let index = 0; index < weights.length; index += 1) weights[index] = (index * 31 + (index >> 8)) & 255;
const sha256 = createHash('sha256').update(weights).digest('hex');
let hub: FaultHub;
let cacheDir: string;

beforeEach(async () => {
  hub = await faultHub({ 'config.json': Buffer.from('{"a":1}'), 'model.safetensors': weights });
  cacheDir = await mkdtemp(join(tmpdir(), 'automodel-hub-'));
});
afterEach(async () => {
  await hub.close();
  await rm(cacheDir, { recursive: true });
});

const source = (options: HubSourceOptions = {}): Source =>
  hubSource('org/model', {
    endpoint: hub.endpoint,
    cacheDir,
    token: 'secret-token',
    retryDelay: 1,
    stallTimeout: 400,
    retries: 3,
    ...options,
  });
const load = (options?: HubSourceOptions): Promise<Uint8Array | undefined> =>
  readFile(source(options), 'model.safetensors');
const failure = async (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'no failure',
    (error) => (DownloadError.is(error) || CacheError.is(error) ? error.reason : error),
  );

/** Every blob has the content that its name says. */
async function expectSoundCache(): Promise<void> {
  const blobs = join(cacheDir, 'models--org--model', 'blobs');
  for (const name of await readdir(blobs).catch(() => [])) {
    if (name.endsWith('.incomplete')) continue;
    const bytes = await readPath(join(blobs, name));
    const git = createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
    expect([git, createHash('sha256').update(bytes).digest('hex')]).toContain(name);
  }
}

/** Sends some bytes of the right answer, then breaks off. */
const cutAt =
  (position: number, times: number): Fault =>
  (request, response) => {
    if (request.kind !== 'file' || request.count >= times) return false;
    const { content, start } = request;
    response.writeHead(start > 0 ? 206 : 200, {
      'content-length': content.length - start,
      ...(start > 0 ? { 'content-range': `bytes ${start}-${content.length - 1}/${content.length}` } : {}),
    });
    response.write(content.subarray(start, Math.max(start, position)), () => setTimeout(() => response.destroy(), 2));
    return true;
  };
const answering =
  (status: number, headers: Record<string, string>, body = '', kind = 'file'): Fault =>
  (request, response) => {
    if (request.kind !== kind) return false;
    response.writeHead(status, headers).end(body);
    return true;
  };

describe('a load that succeeds', () => {
  it('keeps what it downloads in memory alone where nothing is to be cached', async () => {
    const one = source({ cacheDir: false });
    expect(await readFile(one, 'model.safetensors')).toEqual(new Uint8Array(weights));
    expect(await readFile(one, 'model.safetensors')).toEqual(new Uint8Array(weights));
    expect(hub.requests.filter(({ kind, path }) => kind === 'file' && path === 'model.safetensors')).toHaveLength(1);
    expect(await readdir(cacheDir)).toEqual([]);
    hub.fault = cutAt(1000, Number.POSITIVE_INFINITY);
    expect(await failure(load({ cacheDir: false }))).toBe('network');
  });

  it('fills the cache as huggingface_hub does, and needs no second download', async () => {
    expect(Buffer.compare((await load()) ?? weights.subarray(1), weights)).toBe(0);
    const repository = join(cacheDir, 'models--org--model');
    expect(await readPath(join(repository, 'refs', 'main'), 'utf8')).toBe(hub.commit);
    expect(await readlink(join(repository, 'snapshots', hub.commit, 'model.safetensors'))).toBe(
      `../../blobs/${sha256}`,
    );
    expect(await readdir(join(repository, 'blobs'))).toEqual([sha256]);
    const { sent } = hub;
    await load();
    expect(hub.sent).toBe(sent);
    const before = hub.requests.length;
    await load({ revision: hub.commit });
    await load({ localFilesOnly: true });
    expect(hub.requests.length).toBe(before);
  });

  it('sends the token to its own host alone', async () => {
    await load();
    expect(hub.requests.map(({ kind, headers }) => [kind, headers.authorization])).toEqual([
      ['api', 'Bearer secret-token'],
      ['redirect', 'Bearer secret-token'],
      ['file', undefined],
    ]);
  });

  it('gives bytes while the rest has yet to come, by one request', async () => {
    await hub.close();
    hub = await faultHub({ 'model.safetensors': weights }, 10);
    const file = await source().open('model.safetensors');
    await file?.read(0, 1000);
    expect(hub.sent).toBeLessThan(weights.length);
    await file?.verified?.();
    expect(hub.requests.filter(({ kind }) => kind === 'file')).toHaveLength(1);
    await file?.close();
  });

  it('says how far it has come, to exactly the end', async () => {
    const events: number[] = [];
    await load({ onProgress: ({ loaded }) => events.push(loaded) });
    expect(events).toEqual(events.toSorted((left, right) => left - right));
    expect(events.at(-1)).toBe(weights.length);
  });

  it('works without a network on what is there, and says what is not', async () => {
    await load();
    await hub.close();
    expect(await load()).toHaveLength(weights.length);
    expect(await failure(readFile(source({ localFilesOnly: true, revision: 'other' }), 'config.json'))).toBe(
      'not-cached',
    );
    hub = await faultHub({});
  });

  it('asks once, without long waits, where the cache can answer', async () => {
    await load();
    for (const status of [503, 429]) {
      const before = hub.requests.length;
      hub.fault = answering(status, {}, '', 'api');
      expect(await load()).toHaveLength(weights.length);
      expect(hub.requests.length).toBe(before + 1);
    }
    hub.fault = answering(404, { 'x-error-code': 'RepoNotFound' }, '', 'api');
    expect(await failure(load())).toBe('repository-not-found');
  });

  it('says that only the cache was asked when it lacks a file', async () => {
    await load();
    const offline = source({ localFilesOnly: true });
    expect(await offline.open('config.json')).toBeUndefined();
    expect(offline.location).toBe('what the cache has of org/model');
  });

  it('an abort of one who waits for the hub is none for the others', async () => {
    const controller = new AbortController();
    const files = source();
    const first = files.open('model.safetensors', { signal: controller.signal });
    const second = files.open('config.json');
    controller.abort(new Error('enough'));
    await expect(first).rejects.toThrow('enough');
    const file = await second;
    expect(file?.size).toBe(7);
    await file?.close();
  });
});

describe('faults', () => {
  it('are survived at 50 byte positions', async () => {
    for (let index = 0; index < 50; index += 1) {
      hub.fault = cutAt(Math.floor((weights.length * index) / 50), Number.POSITIVE_INFINITY);
      const options = { forceDownload: true, retries: 0 };
      expect(await failure(load(options))).toBe('network');
      hub.fault = undefined;
      expect(Buffer.compare((await load(options)) ?? weights.subarray(1), weights)).toBe(0);
    }
    await expectSoundCache();
  });

  it.each<[string, Fault]>([
    ['a connection that breaks', cutAt(100_000, 1)],
    [
      'three answers of 503',
      (request, response) => request.kind === 'file' && request.count < 3 && !!response.writeHead(503).end(),
    ],
    [
      '429 with Retry-After',
      (request, response) =>
        request.kind === 'api' && request.count < 1 && !!response.writeHead(429, { 'retry-after': '0' }).end(),
    ],
    ['a server that hangs once', (request) => request.kind === 'file' && request.count < 1],
    [
      'a server that ignores ranges',
      (request, response) => {
        if (request.kind !== 'file') return false;
        response.writeHead(200, { 'content-length': weights.length });
        if (request.count > 0) response.end(weights);
        else response.write(weights.subarray(0, 50_000), () => setTimeout(() => response.destroy(), 2));
        return true;
      },
    ],
  ])('%s does not keep it from the right bytes', async (_, fault) => {
    hub.fault = fault;
    expect(Buffer.compare((await load()) ?? weights.subarray(1), weights)).toBe(0);
    await expectSoundCache();
  });

  const changed = Buffer.from(weights).fill(7, 200_000);
  it.each<[string, Fault, string]>([
    ['an HTML page', answering(200, { 'content-type': 'text/html' }, '<!doctype html>'), 'html'],
    ['another type', answering(200, { 'content-type': 'application/json' }, '{}'), 'content-type'],
    ['a short body', answering(200, {}, 'short'), 'short'],
    ['a longer body', answering(200, {}, `${weights.toString('latin1')}…`), 'length'],
    [
      'other bytes',
      (request, response) => request.kind === 'file' && !!response.writeHead(200).end(changed),
      'checksum',
    ],
    ['a lie about the length', answering(206, { 'content-range': 'bytes 0-9/10' }, '0123456789'), 'length'],
    ['another range', answering(206, { 'content-range': `bytes 5-9/${weights.length}` }, '01234'), 'range'],
    ['401', answering(401, {}), 'unauthorized'],
    ['403', answering(403, {}), 'forbidden'],
    ['a gated repository', answering(403, { 'x-error-code': 'GatedRepo' }, '', 'redirect'), 'gated'],
    ['416', answering(416, {}), 'range'],
    ['a redirect loop', answering(302, { location: '/cdn/model.safetensors?secret' }), 'redirect'],
    ['500 for ever', answering(500, {}), 'status'],
    ['a server that hangs', (request) => request.kind === 'file', 'stalled'],
    ['no such repository', answering(404, { 'x-error-code': 'RepoNotFound' }, '', 'api'), 'repository-not-found'],
    ['no such revision', answering(404, { 'x-error-code': 'RevisionNotFound' }, '', 'api'), 'revision-not-found'],
    ['an API that is none', answering(200, { 'content-type': 'application/json' }, '[]', 'api'), 'content-type'],
    [
      'a file that changes between two ranges',
      (request, response) => {
        if (request.kind !== 'file') return false;
        const { start } = request;
        const range = { 'content-range': `bytes ${start}-${weights.length - 1}/${weights.length}` };
        response.writeHead(start > 0 ? 206 : 200, { etag: `"${request.count}"`, ...(start > 0 ? range : {}) });
        response.write((start > 0 ? changed : weights).subarray(start, start + 100_000), () =>
          setTimeout(() => response.destroy(), 2),
        );
        return true;
      },
      'changed',
    ],
  ])('%s ends in its own error, which nobody remembers and which shows no secret', async (_, fault, reason) => {
    hub.fault = fault;
    const files = source();
    const error = await readFile(files, 'model.safetensors').catch((caught: unknown) => caught);
    expect(DownloadError.is(error) && error.reason).toBe(reason);
    expect(`${String(error)}${JSON.stringify(error)}`).not.toContain('secret');
    await expectSoundCache();
    hub.fault = undefined;
    expect(Buffer.compare((await readFile(files, 'model.safetensors')) ?? weights.subarray(1), weights)).toBe(0);
    await expectSoundCache();
  });

  it.each<[string, (response: ServerResponse) => void, string]>([
    ['a reset', (response) => response.socket?.resetAndDestroy(), 'network'],
    ['a connection that closes early', (response) => response.destroy(), 'network'],
    ['an end that its length does not announce', (response) => response.end(), 'short'],
    ['silence', () => undefined, 'stalled'],
  ])('%s at any of ten positions is survived, and told apart if it stays', async (_, breakOff, reason) => {
    const faultAt =
      (position: number, times: number): Fault =>
      (request, response) => {
        if (request.kind !== 'file' || request.count >= times) return false;
        const { content, start } = request;
        const end = content.length;
        // Without a length (chunked), only the size that the Hub knows tells that something is missing.
        if (start > 0) response.writeHead(206, { 'content-range': `bytes ${start}-${end - 1}/${end}` });
        else response.writeHead(200);
        const part = content.subarray(start, Math.max(start, position));
        response.write(part.length === 0 ? content.subarray(start, start + 1) : part, () =>
          setTimeout(() => breakOff(response), 2),
        );
        return true;
      };
    for (let index = 0; index < 10; index += 1) {
      const position = Math.floor((weights.length * index) / 10);
      await hub.close();
      await rm(cacheDir, { recursive: true });
      hub = await faultHub({ 'model.safetensors': weights });
      hub.fault = faultAt(position, 1);
      expect(Buffer.compare((await load({ stallTimeout: 150 })) ?? weights.subarray(1), weights)).toBe(0);
      hub.fault = faultAt(position, Number.POSITIVE_INFINITY);
      expect(await failure(load({ forceDownload: true, retries: 0, stallTimeout: 150 }))).toBe(reason);
      await expectSoundCache();
    }
  });

  it('waits as long as Retry-After says, in seconds or until a date', async () => {
    for (const retryAfter of ['1', () => new Date(Date.now() + 2000).toUTCString()]) {
      const times: number[] = [];
      hub.fault = ({ kind }, response) => {
        if (kind !== 'file') return false;
        times.push(Date.now());
        if (times.length > 1) return false;
        const header = typeof retryAfter === 'string' ? retryAfter : retryAfter();
        return !!response.writeHead(429, { 'retry-after': header }).end();
      };
      expect(await load({ forceDownload: true })).toHaveLength(weights.length);
      // No clock of ours: the server sees that it is left alone for the second that it asked for.
      expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(990);
    }
  });

  it('no more files than allowed are downloaded at a time', async () => {
    await hub.close();
    const names = Array.from({ length: 8 }, (_, index) => `shard-${index}.safetensors`);
    hub = await faultHub(Object.fromEntries(names.map((name) => [name, Buffer.alloc(100_000, name)])), 2);
    let [open, most] = [0, 0];
    hub.fault = ({ kind }, response) => {
      if (kind !== 'file') return false;
      open += 1;
      most = Math.max(most, open);
      response.once('close', () => {
        open -= 1;
      });
      return false;
    };
    const files = source({ parallel: 3 });
    const all = await Promise.all(names.map((name) => readFile(files, name)));
    expect(all.map((bytes) => bytes?.length)).toEqual(names.map(() => 100_000));
    expect(most).toBe(3);
  });

  it('a file that is not there is none', async () => {
    expect(await source().open('absent.json')).toBeUndefined();
    expect(await source().open('../refs/main')).toBeUndefined();
  });

  it('an abort ends it at once and leaves what has arrived', async () => {
    await hub.close();
    hub = await faultHub({ 'model.safetensors': weights }, 10);
    for (const delay of [0, 5, 20, 50, 100]) {
      const controller = new AbortController();
      const work = load({ signal: controller.signal });
      setTimeout(() => controller.abort(new Error('enough')), delay);
      await expect(work).rejects.toThrow('enough');
      // All is freed by then: the part that has arrived belongs to nobody (process 0).
      const parts = await readdir(join(cacheDir, 'models--org--model', 'blobs')).catch(() => []);
      for (const part of parts) expect(part).toMatch(/^\w+\.[\w-]*\.0\.\w+\.incomplete$/);
    }
    await expectSoundCache();
    expect(await load()).toHaveLength(weights.length);
    expect(hub.sent).toBeLessThan(2 * weights.length);
  });

  it('an abort before the download has begun ends it too', async () => {
    const controller = new AbortController();
    const file = await source({ signal: controller.signal }).open('model.safetensors');
    controller.abort(new Error('enough'));
    await expect(file?.read(0, 1)).rejects.toThrow('enough');
    await file?.close();
  });

  it('what huggingface_hub is writing is left alone; what it left behind long ago is gone on with', async () => {
    const blobs = join(cacheDir, 'models--org--model', 'blobs');
    await mkdir(blobs, { recursive: true });
    const theirs = join(blobs, `${sha256}.incomplete`);
    await writeFile(theirs, weights.subarray(0, 100_000));
    expect(await load()).toHaveLength(weights.length);
    expect((await readPath(theirs)).length).toBe(100_000);

    await rm(join(blobs, sha256));
    const longAgo = new Date(Date.now() - 3_600_000);
    await utimes(theirs, longAgo, longAgo);
    const before = hub.requests.length;
    expect(await load()).toHaveLength(weights.length);
    const starts = hub.requests.slice(before).filter(({ kind }) => kind === 'file');
    expect(starts.map(({ start }) => start)).toEqual([100_000]);
    expect(await readdir(blobs)).toEqual([sha256]);
    await expectSoundCache();
  });

  it('two loads at once do not disturb each other', async () => {
    const both = await Promise.all([load(), load()]);
    for (const bytes of both) expect(Buffer.compare(bytes ?? weights.subarray(1), weights)).toBe(0);
    await expectSoundCache();
    expect(await readdir(join(cacheDir, 'models--org--model', 'blobs'))).toEqual([sha256]);
  });
});
