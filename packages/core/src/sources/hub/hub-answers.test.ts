import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile as readPath, rm } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { gzipSync } from 'node:zlib';
import { DownloadError, type Source } from '@automodel/contracts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Fault, type FaultHub, faultHub } from '../../test-support/fault-hub.js';
import { httpSource } from '../http/http-source.js';
import { readFile } from '../read-file.js';
import { type HubSourceOptions, hubSource } from './hub-source.js';

const weights = Buffer.from(Uint8Array.from({ length: 300_000 }, (_, index) => (index * 31 + (index >> 8)) & 255));
let hub: FaultHub;
let cacheDir: string;

beforeEach(async () => {
  hub = await faultHub({ 'config.json': Buffer.from('{"a":1}'), 'model.safetensors': weights });
  cacheDir = await mkdtemp(join(tmpdir(), 'automodel-answers-'));
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
    stallTimeout: 300,
    retries: 2,
    ...options,
  });
const load = (options?: HubSourceOptions): Promise<Uint8Array | undefined> =>
  readFile(source(options), 'model.safetensors');

function expectRight(bytes: Uint8Array | undefined): void {
  expect(Buffer.compare(bytes ?? weights.subarray(1), weights)).toBe(0);
}

async function expectSoundCache(): Promise<void> {
  const blobs = join(cacheDir, 'models--org--model', 'blobs');
  for (const name of await readdir(blobs).catch(() => [])) {
    if (name.endsWith('.incomplete')) continue;
    expect(
      createHash('sha256')
        .update(await readPath(join(blobs, name)))
        .digest('hex'),
    ).toBe(name);
  }
}

/** An answer to requests of a kind, in place of the hub's. */
const answer =
  (kind: string, respond: (response: ServerResponse, start: number, count: number) => unknown): Fault =>
  (request, response) => {
    if (request.kind !== kind) return false;
    return respond(response, request.start, request.count) !== false;
  };
const redirect = (location: string): Fault =>
  answer('redirect', (response) => response.writeHead(302, { location }).end());

describe('answers that bring the right bytes', () => {
  it.each<[string, Fault]>([
    [
      'an entity tag that a proxy calls weak from one range to the next',
      answer('file', (response, start, count) => {
        const headers = { etag: count === 0 ? '"tag"' : 'W/"tag"' };
        if (count === 0) {
          response.writeHead(200, headers);
          return response.write(weights.subarray(0, 100_000), () => setTimeout(() => response.destroy(), 2));
        }
        const range = `bytes ${start}-${weights.length - 1}/${weights.length}`;
        return response.writeHead(206, { ...headers, 'content-range': range }).end(weights.subarray(start));
      }),
    ],
    [
      'a connection that never ends behind the last byte',
      answer('file', (response) => response.writeHead(200).write(weights)),
    ],
    [
      'a length that promises more',
      answer('file', (response) => {
        response.writeHead(200, { 'content-length': weights.length + 10 });
        response.write(weights, () => setTimeout(() => response.destroy(), 2));
      }),
    ],
    [
      'a compressed body, whose length is another',
      answer('file', (response) => {
        const body = gzipSync(weights);
        response.writeHead(200, { 'content-encoding': 'gzip', 'content-length': body.length }).end(body);
      }),
    ],
    [
      'a compressed description of the repository, at the third attempt',
      answer('api', (response, _, count) => {
        if (count < 2) return response.writeHead(408).end();
        const sha256 = createHash('sha256').update(weights).digest('hex');
        const siblings = [{ rfilename: 'model.safetensors', size: weights.length, lfs: { sha256 } }];
        const body = gzipSync(JSON.stringify({ sha: hub.commit, siblings }));
        return response.writeHead(200, { 'content-encoding': 'gzip' }).end(body);
      }),
    ],
    ['a redirect by path alone', redirect('/cdn/model.safetensors?signature=secret')],
    ['a relative redirect', redirect('../../../../cdn/model.safetensors')],
  ])('%s', async (_, fault) => {
    hub.fault = fault;
    expectRight(await load());
    await expectSoundCache();
  });

  it('ranges of one byte more each time are put together, and none is asked for twice', async () => {
    const starts: number[] = [];
    hub.fault = answer('file', (response, start) => {
      starts.push(start);
      const end = Math.min(weights.length, start + 37_123);
      response.writeHead(start > 0 ? 206 : 200, {
        'content-length': weights.length - start,
        ...(start > 0 ? { 'content-range': `bytes ${start}-${weights.length - 1}/${weights.length}` } : {}),
      });
      response.write(weights.subarray(start, end), () => setTimeout(() => response.destroy(), 2));
    });
    expectRight(await load());
    expect(starts).toEqual(Array.from({ length: starts.length }, (_, index) => index * 37_123));
  });
});

describe('answers that do not', () => {
  it.each<[string, Fault, string]>([
    ['a redirect to data', redirect('data:application/octet-stream;base64,c2VjcmV0'), 'redirect'],
    ['a redirect to a file', redirect('file:///etc/secret'), 'redirect'],
    ['a redirect to what is no address', redirect('http://[secret'), 'redirect'],
    ['a redirect that brings credentials', redirect('http://name:secret@localhost:1/'), 'redirect'],
    ['a redirect to itself', redirect('/org/model/resolve/main/model.safetensors?secret'), 'redirect'],
    ['a redirect to a host that is not there', redirect('http://localhost:1/model.safetensors?secret'), 'network'],
    ['a file that is gone', answer('redirect', (response) => response.writeHead(404).end()), 'file-not-found'],
    [
      'a file that the hub says it lacks',
      answer('redirect', (response) => response.writeHead(404, { 'x-error-code': 'EntryNotFound' }).end()),
      'file-not-found',
    ],
    [
      'a repository that is nowhere',
      answer('api', (response) => response.writeHead(404).end()),
      'repository-not-found',
    ],
    [
      'a repository that may be private',
      answer('api', (response) => response.writeHead(401, { 'x-error-code': 'RepoNotFound' }).end()),
      'repository-not-found',
    ],
    ['a wrong token', answer('api', (response) => response.writeHead(401).end()), 'unauthorized'],
    [
      'a gated repository without a token',
      answer('redirect', (response) => response.writeHead(401, { 'x-error-code': 'GatedRepo' }).end()),
      'gated',
    ],
    [
      'a busy hub that wants an hour',
      answer('api', (response) => response.writeHead(429, { 'retry-after': '3600' }).end()),
      'status',
    ],
    ['an API that answers null', answer('api', (response) => response.end('null')), 'content-type'],
    ['an API that answers text', answer('api', (response) => response.end('Hello')), 'content-type'],
    [
      'a commit that would lead out of the cache',
      answer('api', (response) => response.end('{"sha":"../../../escape","siblings":[]}')),
      'content-type',
    ],
    [
      'a checksum that would lead out of the cache',
      answer('api', (response) =>
        response.end(
          JSON.stringify({
            sha: hub.commit,
            siblings: [{ rfilename: 'model.safetensors', size: 3, lfs: { sha256: '../../../escape' } }],
          }),
        ),
      ),
      'content-type',
    ],
    [
      'a login page in place of the API',
      answer('api', (response) =>
        response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end('<html>'),
      ),
      'html',
    ],
  ])('%s: an error of its own, without secrets, that nobody remembers', async (_, fault, reason) => {
    hub.fault = fault;
    const files = source();
    const error = await readFile(files, 'model.safetensors').catch((caught: unknown) => caught);
    expect(DownloadError.is(error) && error.reason).toBe(reason);
    expect(inspect(error, { depth: 9, showHidden: true }) + JSON.stringify(error)).not.toContain('secret');
    expect(String(error)).toContain(hub.endpoint);
    hub.fault = undefined;
    expectRight(await readFile(files, 'model.safetensors'));
    await expectSoundCache();
  });

  it('a hub that repeats a start for ever is given up after the attempts in a row that brought nothing', async () => {
    hub.fault = answer('file', (response) => response.destroy());
    const error = await load().catch((caught: unknown) => caught);
    expect(DownloadError.is(error) && error.reason).toBe('network');
    expect(hub.requests.filter(({ kind }) => kind === 'file')).toHaveLength(3);
  });
});

describe('a hub that does not know ?blobs=true', () => {
  it('is asked for its tree, page by page, and the token goes to no other host for it', async () => {
    const asked: string[] = [];
    const sha256 = createHash('sha256').update(weights).digest('hex');
    const treeOnly: typeof fetch = async (input, init) => {
      const url = new URL(String(input));
      asked.push(`${url.host === new URL(hub.endpoint).host ? '' : url.host}${url.pathname}${url.search}`);
      if (url.pathname.includes('/revision/')) {
        return Response.json({ sha: hub.commit, siblings: [{ rfilename: 'model.safetensors' }, { rfilename: 'x/y' }] });
      }
      if (!url.pathname.includes('/tree/')) return fetch(input, init);
      const isFirst = !url.searchParams.has('cursor');
      const page = isFirst
        ? [
            { type: 'directory', path: 'x', oid: '1'.repeat(40) },
            { type: 'file', path: 'x/y', oid: '2'.repeat(40), size: 5 },
          ]
        : [
            {
              type: 'file',
              path: 'model.safetensors',
              oid: '3'.repeat(40),
              size: weights.length,
              lfs: { oid: sha256 },
            },
          ];
      const next = isFirst ? `${url.href}&cursor=a` : 'https://elsewhere.invalid/tree?cursor=b';
      return Response.json(page, { headers: { link: `<${next}>; rel="next"` } });
    };
    const files = source({ fetch: treeOnly });
    expectRight(await readFile(files, 'model.safetensors'));
    expect(await files.list()).toEqual(['x/y', 'model.safetensors']);
    const tree = `/api/models/org/model/tree/${hub.commit}?recursive=true`;
    expect(asked.slice(1, 3)).toEqual([tree, `${tree}&cursor=a`]);
    expect(asked.filter((address) => address.includes('elsewhere'))).toEqual([]);
  });
});

describe('a file at an address', () => {
  const file = (options = {}): Promise<Uint8Array | undefined> =>
    readFile(
      httpSource(`${hub.endpoint}/cdn`, { retries: 1, retryDelay: 1, stallTimeout: 300, ...options }),
      'model.safetensors',
    );

  it.each<[string, Fault, string]>([
    ['401', answer('file', (response) => response.writeHead(401).end()), 'unauthorized'],
    ['403', answer('file', (response) => response.writeHead(403).end()), 'forbidden'],
    ['500', answer('file', (response) => response.writeHead(500).end()), 'status'],
    ['416', answer('file', (response) => response.writeHead(416).end()), 'range'],
    ['silence', answer('file', () => undefined), 'stalled'],
    ['a reset', answer('file', (response) => response.socket?.resetAndDestroy()), 'network'],
    [
      'a page',
      answer('file', (response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<p>')),
      'html',
    ],
    ['a page that is not called one', answer('file', (response) => response.end('\n<!DOCTYPE html>')), 'html'],
    [
      'a type of its own',
      answer('file', (response) => response.writeHead(200, { 'content-type': 'image/png' }).end()),
      'content-type',
    ],
    [
      'a redirect loop',
      answer('file', (response) => response.writeHead(307, { location: '/cdn/model.safetensors' }).end()),
      'redirect',
    ],
    [
      'another range',
      answer('file', (response) => response.writeHead(206, { 'content-range': 'bytes 5-7/300000' }).end('abc')),
      'range',
    ],
    [
      'fewer bytes than its range says',
      answer('file', (response) => response.writeHead(206, { 'content-range': 'bytes 0-9/300000' }).end('abc')),
      'short',
    ],
    [
      'another file between two ranges',
      answer('file', (response, start, count) => {
        const end = start + 262_144;
        const headers = { etag: `"${count}"`, 'content-range': `bytes ${start}-${Math.min(end, 300_000) - 1}/300000` };
        response.writeHead(206, headers).end(weights.subarray(start, end));
      }),
      'changed',
    ],
  ])('%s', async (_, fault, reason) => {
    hub.fault = fault;
    const error = await file().catch((caught: unknown) => caught);
    expect(DownloadError.is(error) ? error.reason : error).toBe(reason);
    hub.fault = undefined;
    expectRight(await file());
  });

  it('is none where there is none', async () => {
    expect(await httpSource(`${hub.endpoint}/cdn`).open('absent.bin')).toBeUndefined();
  });
});
