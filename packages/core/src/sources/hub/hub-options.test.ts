import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readlink, readFile as readPath, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { CacheError, DownloadError, InvalidOptionError, type Source } from '@automodel/contracts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AutoConfig } from '../../auto/auto-config.js';
import { openCheckpoint } from '../../checkpoint/open-checkpoint.js';
import { type FaultHub, faultHub } from '../../test-support/fault-hub.js';
import { readFile } from '../read-file.js';
import { resolveSource } from '../resolve-source.js';
import { type HubSourceOptions, hubSource } from './hub-source.js';

const config = Buffer.from('{"model_type":"nobody-has-it"}');
const weights = Buffer.alloc(50_000, 'weights ');
let hub: FaultHub;
let cacheDir: string;

beforeEach(async () => {
  hub = await faultHub({ 'config.json': config, 'model.safetensors': weights });
  cacheDir = await mkdtemp(join(tmpdir(), 'automodel-options-'));
  vi.stubEnv('HF_TOKEN', undefined);
  vi.stubEnv('HF_HOME', cacheDir);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await hub.close();
  await rm(cacheDir, { recursive: true });
});

const source = (options: HubSourceOptions = {}): Source =>
  hubSource('org/model', { endpoint: hub.endpoint, cacheDir, retries: 1, retryDelay: 1, ...options });
const tokens = (): unknown[] => hub.requests.map(({ headers }) => headers.authorization);
const failure = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'no failure',
    (error) => (DownloadError.is(error) || CacheError.is(error) ? error.reason : error),
  );
const repository = (): string => join(cacheDir, 'models--org--model');

describe('tokens', () => {
  it.each<[string, HubSourceOptions, Record<string, string>, string | undefined]>([
    ['a text', { token: 'text' }, {}, 'text'],
    ['a text that was copied with its line', { token: 'text\n' }, {}, 'text'],
    ['a function', { token: () => 'function' }, {}, 'function'],
    ['a function that waits', { token: async () => 'later' }, {}, 'later'],
    ['a function that has none', { token: () => undefined }, { HF_TOKEN: 'env' }, undefined],
    ['HF_TOKEN', {}, { HF_TOKEN: 'env' }, 'env'],
    ['an empty HF_TOKEN', {}, { HF_TOKEN: '' }, 'stored'],
    ['the older variable', {}, { HUGGING_FACE_HUB_TOKEN: 'old' }, 'old'],
    ['what another tool has stored', {}, {}, 'stored'],
    ['what is not to be sent unasked', {}, { HF_TOKEN: 'env', HF_HUB_DISABLE_IMPLICIT_TOKEN: '1' }, undefined],
    ['none', { token: false }, { HF_TOKEN: 'env' }, undefined],
  ])('%s', async (_, options, variables, expected) => {
    await writeFile(join(cacheDir, 'token'), 'stored\n');
    for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
    await readFile(source(options), 'config.json');
    const sent = expected === undefined ? undefined : `Bearer ${expected}`;
    expect(tokens()).toEqual([sent, sent]);
  });

  it('one that no header can have is an error that does not show it', async () => {
    for (const token of ['secret\nline', 'secret…']) {
      const error = await readFile(source({ token }), 'config.json').catch((caught: unknown) => caught);
      expect(InvalidOptionError.is(error)).toBe(true);
      expect(inspect(error, { depth: 9 }) + JSON.stringify(error)).not.toContain('secret');
    }
    expect(hub.requests).toEqual([]);
  });
});

describe('addresses', () => {
  it('an endpoint has a path, by option or HF_ENDPOINT, and every request goes there through the fetch that is given', async () => {
    const asked: string[] = [];
    const proxied: typeof fetch = (input, init) => {
      asked.push(String(input));
      return fetch(String(input).replace('/mirror/hf', ''), init);
    };
    const endpoint = `${hub.endpoint}/mirror/hf/`;
    for (const [option, variable] of [
      [endpoint, 'http://other.invalid'],
      [undefined, endpoint],
    ]) {
      vi.stubEnv('HF_ENDPOINT', variable);
      expect(await readFile(source({ endpoint: option, fetch: proxied, forceDownload: true }), 'config.json')).toEqual(
        new Uint8Array(config),
      );
    }
    const base = `${hub.endpoint}/mirror/hf`;
    const once = [
      `${base}/api/models/org/model/revision/main?blobs=true`,
      `${base}/org/model/resolve/${hub.commit}/config.json`,
    ];
    expect(asked).toEqual([...once, ...once]);
  });

  it.each(['huggingface.co', 'localhost:8080', 'ftp://name:secret@host', 'https://name:secret@host:99999/?key=secret'])(
    '%s is none, in an error without credentials',
    async (address) => {
      const options = { endpoint: address, cacheDir };
      const errors = [
        await resolveSource('org/model', options).catch((caught: unknown) => caught),
        ...(address.startsWith('https') ? [await resolveSource(address).catch((caught: unknown) => caught)] : []),
      ];
      for (const error of errors) {
        expect(InvalidOptionError.is(error)).toBe(true);
        expect(inspect(error, { depth: 9 }) + JSON.stringify(error)).not.toContain('secret');
      }
    },
  );
});

describe('without a network by the environment', () => {
  it.each<[string | undefined, string | undefined, boolean]>([
    ['1', undefined, true],
    ['ON', undefined, true],
    ['yes', undefined, true],
    ['True', undefined, true],
    [undefined, 'TRUE', true],
    ['', '1', true],
    // As in Python, where the first that is set decides.
    ['0', '1', false],
    ['0', undefined, false],
    ['false', undefined, false],
    ['2', undefined, false],
    [undefined, undefined, false],
  ])('HF_HUB_OFFLINE=%s and TRANSFORMERS_OFFLINE=%s', async (own, older, isOffline) => {
    vi.stubEnv('HF_HUB_OFFLINE', own);
    vi.stubEnv('TRANSFORMERS_OFFLINE', older);
    expect(await failure(readFile(source(), 'config.json'))).toBe(isOffline ? 'not-cached' : 'no failure');
    expect(hub.requests.length > 0).toBe(!isOffline);
    expect(await failure(readFile(source({ localFilesOnly: false }), 'config.json'))).toBe('no failure');
  });

  it('a download cannot be forced, and an incomplete cache is an error of the cache', async () => {
    await readFile(source(), 'model.safetensors');
    const before = hub.requests.length;
    const offline = { endpoint: hub.endpoint, cacheDir, localFilesOnly: true, forceDownload: true };
    expect(await readFile(hubSource('org/model', offline), 'model.safetensors')).toHaveLength(weights.length);
    expect(await failure(AutoConfig.fromPretrained('org/model', offline))).toBe('not-cached');
    expect(hub.requests.length).toBe(before);
  });
});

describe('a hub that cannot be reached', () => {
  it('is what a load fails with that needs a file the cache has not, at a branch as at a commit', async () => {
    const load = (revision?: string) => failure(AutoConfig.fromPretrained(source({ revision })));
    hub.fault = (_, response) => !!response.destroy();
    expect(await load()).toBe('network');
    // A commit that was named has never been seen: no reason to call it incomplete.
    expect(await load(hub.commit)).toBe('network');
    hub.fault = undefined;
    await readFile(source(), 'model.safetensors');
    hub.fault = (_, response) => !!response.destroy();
    expect(await load()).toBe('network');
    expect(await load(hub.commit)).toBe('network');
    const files = source();
    expect(await failure(AutoConfig.fromPretrained(files))).toBe('network');
    hub.fault = undefined;
    // The same source asks again: no failure is remembered.
    await expect(AutoConfig.fromPretrained(files)).rejects.toThrow('nobody-has-it');
  });
});

describe('revisions', () => {
  it('one load is of one commit, though the branch moves on, and files are asked for by that commit', async () => {
    const asked: string[] = [];
    const files = source({
      fetch: (input, init) => {
        asked.push(new URL(String(input)).pathname);
        return fetch(input, init);
      },
    });
    await readFile(files, 'config.json');
    const first = hub.commit;
    hub.fault = ({ kind }, response) =>
      kind === 'api' && !!response.end(JSON.stringify({ sha: 'd'.repeat(40), siblings: [] }));
    const bytes = await readFile(files, 'model.safetensors');
    expect(bytes).toHaveLength(weights.length);
    expect(asked.filter((path) => path.includes('/revision/'))).toHaveLength(1);
    for (const path of asked.filter((one) => one.includes('/resolve/'))) expect(path).toContain(`/resolve/${first}/`);
  });

  it('a branch with slashes is kept as Python keeps it', async () => {
    await readFile(source({ revision: 'refs/pr/1' }), 'config.json');
    expect(await readPath(join(repository(), 'refs', 'refs', 'pr', '1'), 'utf8')).toBe(hub.commit);
  });

  it('subfolder, variant and revision go together, by either spelling of the revision, from the hub and from an address', async () => {
    await hub.close();
    const header = '{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}}'.padEnd(2000);
    const length = Buffer.alloc(8);
    length.writeBigUInt64LE(BigInt(header.length));
    const file = Buffer.concat([length, Buffer.from(header), Buffer.from([7])]);
    hub = await faultHub({ 'deep/down/model.fp16.safetensors': file, 'model.safetensors': weights });
    const options = { endpoint: hub.endpoint, cacheDir, subfolder: 'deep/down/' };
    const progress: string[] = [];
    const onProgress = (event: { readonly file: string }) => progress.push(event.file);
    const prefix = `${hub.endpoint}/org/model/resolve/v1`;
    for (const opened of [
      await resolveSource('org/model@v1', { ...options, onProgress }),
      await resolveSource('org/model', { ...options, revision: 'v1', onProgress }),
      await resolveSource(prefix, { subfolder: 'deep/down', onProgress }),
    ]) {
      const checkpoint = await openCheckpoint(opened, { variant: 'fp16' });
      expect([...checkpoint.tensors.keys()]).toEqual(['a']);
      await checkpoint.files.get('model.fp16.safetensors')?.verified?.();
      await checkpoint.close();
    }
    // Progress names files as the checkpoint does, so that what arrives and what is read are one and the same.
    expect(new Set(progress)).toEqual(new Set(['model.fp16.safetensors']));
    expect(await readPath(join(repository(), 'refs', 'v1'), 'utf8')).toBe(hub.commit);
    const link = join(repository(), 'snapshots', hub.commit, 'deep', 'down', 'model.fp16.safetensors');
    const name = createHash('sha256').update(file).digest('hex');
    expect(await readlink(link)).toBe(`../../../../blobs/${name}`);
  });
});

describe('the cache', () => {
  it('knows a revision once something of it has arrived: an update that fails leaves what was there usable', async () => {
    await readFile(source(), 'config.json');
    const refs = join(repository(), 'refs', 'main');
    const newer = 'd'.repeat(40);
    const described = { sha: newer, siblings: [{ rfilename: 'config.json', size: 3, blobId: '1'.repeat(40) }] };
    hub.fault = ({ kind }, response) =>
      kind === 'api' ? !!response.end(JSON.stringify(described)) : !!response.writeHead(500).end();
    expect(await failure(readFile(source(), 'config.json'))).toBe('status');
    expect(await readPath(refs, 'utf8')).toBe(hub.commit);
    expect(await readFile(source({ localFilesOnly: true }), 'config.json')).toEqual(new Uint8Array(config));
    hub.fault = ({ kind }, response) =>
      kind === 'redirect' && !!response.writeHead(403, { 'x-error-code': 'GatedRepo' }).end();
    expect(await failure(readFile(source({ revision: 'v2' }), 'model.safetensors'))).toBe('gated');
    expect(await readdir(join(repository(), 'refs'))).toEqual(['main']);
  });

  it('serves what it has where it cannot be written, and says so where it must be', async () => {
    await readFile(source(), 'config.json');
    // A directory in the place of the file: as for a user without rights, it cannot be replaced.
    await rm(join(repository(), 'refs', 'main'));
    await mkdir(join(repository(), 'refs', 'main', 'taken'), { recursive: true });
    expect(await readFile(source(), 'config.json')).toEqual(new Uint8Array(config));

    const file = join(cacheDir, 'file');
    await writeFile(file, '');
    const error = await readFile(source({ cacheDir: join(file, 'cache') }), 'config.json').catch(
      (caught: unknown) => caught,
    );
    expect(CacheError.is(error) && error.reason).toBe('unwritable');
    expect(String(error)).toContain('cacheDir to false');
  });

  it('enters without a download what a process that was killed had put there, but not yet entered', async () => {
    await readFile(source(), 'model.safetensors');
    for (const name of ['snapshots', 'refs']) await rm(join(repository(), name), { recursive: true });
    const { sent } = hub;
    expect(await readFile(source(), 'model.safetensors')).toHaveLength(weights.length);
    expect(hub.sent).toBe(sent);
    expect(await readPath(join(repository(), 'refs', 'main'), 'utf8')).toBe(hub.commit);
  });

  it('does not write a revision again that has not changed', async () => {
    await readFile(source(), 'config.json');
    const before = await stat(join(repository(), 'refs', 'main'));
    await readFile(source(), 'config.json');
    const after = await stat(join(repository(), 'refs', 'main'));
    expect([after.ino, after.mtimeMs]).toEqual([before.ino, before.mtimeMs]);
  });

  it('remembers as Python does what a commit has not, so that a commit needs no network for that either', async () => {
    const pinned = source({ revision: hub.commit });
    expect(await pinned.open('absent.json')).toBeUndefined();
    expect(await readdir(join(repository(), '.no_exist', hub.commit))).toEqual(['absent.json']);
    const before = hub.requests.length;
    expect(await source({ revision: hub.commit }).open('absent.json')).toBeUndefined();
    expect(hub.requests.length).toBe(before);
    // A branch may have it by now.
    await source().open('absent.json');
    expect(hub.requests.length).toBe(before + 1);
  });

  it('has files under two names, or twice, where links are not to be had', async () => {
    vi.stubEnv('HF_HUB_DISABLE_SYMLINKS', '1');
    await readFile(source(), 'config.json');
    const path = join(repository(), 'snapshots', hub.commit, 'config.json');
    await expect(readlink(path)).rejects.toThrow('EINVAL');
    expect(await readPath(path)).toEqual(config);
    const before = hub.requests.length;
    expect(await readFile(source({ localFilesOnly: true }), 'config.json')).toEqual(new Uint8Array(config));
    // As Python leaves it there: the snapshot alone, no blob.
    await rm(join(repository(), 'blobs'), { recursive: true });
    expect(await readFile(source({ revision: hub.commit }), 'config.json')).toEqual(new Uint8Array(config));
    expect(hub.requests.length).toBe(before);
  });
});
