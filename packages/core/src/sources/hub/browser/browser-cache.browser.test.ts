import { CacheError, DownloadError } from '@automodel/contracts';
import type {} from '@vitest/browser-playwright';
import { afterEach, beforeEach, describe, expect, inject, it, vi } from 'vitest';
import { cdp } from 'vitest/browser';
import { type HubState, hubWeights } from '../../../test-support/served-hub.js';
import { readFile } from '../../read-file.js';
import { type HubSourceOptions, hubSource } from '../hub-source.js';
import { browserModelCache } from './browser-model-cache.js';
import { cacheApiStore } from './cache-api-store.js';

const { endpoint, control } = inject('faultHub');
const weights = hubWeights();

/** Sets a fault, or none; gives what was asked of the hub since the last call. */
async function setFault(fault: string): Promise<HubState['requests']> {
  const response = await fetch(`${control}?fault=${fault}`);
  const state: HubState = await response.json();
  return state.requests;
}

const load = (options: HubSourceOptions = {}, path = 'model.safetensors'): Promise<Uint8Array | undefined> =>
  readFile(hubSource('org/model', { endpoint, retries: 0, ...options }), path);
const failure = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'no failure',
    (error: unknown) => (DownloadError.is(error) || CacheError.is(error) ? error.reason : error),
  );
const isRight = (bytes: Uint8Array | undefined): boolean =>
  bytes?.length === weights.length && bytes.every((byte, index) => byte === weights[index]);

beforeEach(async () => {
  await setFault('none');
  await caches.delete('automodel');
});
afterEach(async () => {
  await cdp().send('Storage.overrideQuotaForOrigin', { origin: location.origin });
});

describe('the cache of a browser', () => {
  it('keeps what was loaded, lists it and deletes it', async () => {
    const cache = browserModelCache();
    expect(await cache.list()).toEqual([]);
    const progress: number[] = [];
    const onProgress = ({ loaded, total }: { loaded: number; total: number }) => progress.push(loaded / total);
    expect(isRight(await load({ onProgress }))).toBe(true);
    expect(progress.at(-1)).toBe(1);
    expect(progress).toEqual(progress.toSorted((left, right) => left - right));
    const [repository] = await cache.list();
    expect(repository).toMatchObject({ id: 'org/model', size: weights.length });
    const { main: commit = '' } = repository?.revisions ?? {};
    expect(repository?.revisions).toEqual({ main: commit });
    expect((await cache.estimate()).usage).toBeGreaterThan(0);

    await setFault('none');
    expect(isRight(await load())).toBe(true);
    expect(isRight(await load({ revision: commit }))).toBe(true);
    expect(isRight(await load({ localFilesOnly: true }))).toBe(true);
    expect((await setFault('none')).map(({ kind }) => kind)).toEqual(['api']);

    expect(await cache.remove('org/model')).toBe(true);
    expect(await cache.remove('org/model')).toBe(false);
    expect(await cache.list()).toEqual([]);
    expect(await failure(load({ localFilesOnly: true }))).toBe('not-cached');
    expect(isRight(await load())).toBe(true);
  });

  it('tells apart files whose names an address would change', async () => {
    const store = cacheApiStore();
    const keys = ['models/org/odd/a#1', 'models/org/odd/a#2', 'models/org/odd/a b?c', 'models/org/odd/a%20b'];
    for (const key of keys) await store.put(key, new Blob([key]));
    for (const key of keys) expect(await (await store.get(key))?.text()).toBe(key);
    expect([...(await store.keys())].sort()).toEqual(keys.toSorted());
    for (const key of keys) await store.delete(key);
    expect(await store.keys()).toEqual([]);
  });

  it('does not give bytes of a piece that has shrunk', async () => {
    expect(isRight(await load())).toBe(true);
    const store = cacheApiStore();
    for (const key of await store.keys()) if (key.endsWith('/1')) await store.put(key, new Blob(['short']));
    await expect(load()).rejects.toThrow('the browser has deleted it from its storage');
    expect(isRight(await load({ forceDownload: true }))).toBe(true);
    expect(isRight(await load())).toBe(true);
  });

  it('goes on with the pieces that have arrived, and asks for none of them again', async () => {
    await setFault('cut');
    expect(await failure(load())).toBe('network');
    expect(await failure(load({ localFilesOnly: true }))).toBe('not-cached');
    await setFault('none');
    expect(isRight(await load())).toBe(true);
    const starts = (await setFault('none')).filter(({ kind }) => kind === 'file').map(({ start }) => start);
    expect(starts).toEqual([4 * 1024 * 1024]);
  });

  it.each([
    ['an HTML page', 'html', 'html'],
    ['other bytes', 'wrong', 'checksum'],
    ['a gated repository', 'gated', 'gated'],
    ['a connection that breaks', 'cut', 'network'],
  ])('%s is an error that nobody remembers, and no byte of it can be loaded', async (_, fault, reason) => {
    await setFault(fault);
    expect(await failure(load())).toBe(reason);
    expect((await browserModelCache().list())[0]?.size ?? 0).toBe(0);
    await setFault('none');
    expect(isRight(await load())).toBe(true);
  });

  it('a forced download that brings wrong bytes leaves the right ones', async () => {
    expect(isRight(await load())).toBe(true);
    await setFault('wrong');
    expect(await failure(load({ forceDownload: true }))).toBe('checksum');
    expect(isRight(await load())).toBe(true);
    await setFault('none');
    expect(isRight(await load({ forceDownload: true }))).toBe(true);
    expect((await setFault('none')).filter(({ kind }) => kind === 'file')).toHaveLength(1);
    expect(isRight(await load({ localFilesOnly: true }))).toBe(true);
  });

  it('serves without a network what is there', async () => {
    expect(isRight(await load())).toBe(true);
    await setFault('unreachable');
    expect(isRight(await load())).toBe(true);
    expect(await failure(load({}, 'config.json'))).toBe('no failure');
  });

  it('two loads at once do not disturb each other', async () => {
    const both = await Promise.all([load(), load()]);
    expect(both.map(isRight)).toEqual([true, true]);
    expect(isRight(await load({ localFilesOnly: true }))).toBe(true);
  });

  it('an abort ends a load at once and leaves the cache usable', async () => {
    for (const delay of [0, 10, 40, 80]) {
      const controller = new AbortController();
      const work = failure(load({ signal: controller.signal }));
      await new Promise((resolve) => setTimeout(resolve, delay));
      controller.abort(new Error('enough'));
      const outcome = await work;
      // A load that was over before is none that can be aborted.
      if (outcome !== 'no failure') expect(outcome).toMatchObject({ message: 'enough' });
      await caches.delete('automodel');
    }
    expect(isRight(await load())).toBe(true);
  });

  it('sends the token to the hub alone', async () => {
    await load({ token: async () => 'secret-token' });
    expect((await setFault('none')).map(({ kind, authorization }) => [kind, authorization])).toEqual([
      ['api', 'Bearer secret-token'],
      ['redirect', 'Bearer secret-token'],
      ['file', undefined],
    ]);
  });

  it('says so before it asks for the file if the browser tells that there is no room', async () => {
    const estimate = vi.spyOn(navigator.storage, 'estimate').mockResolvedValue({ quota: 5_000_000, usage: 0 });
    const error = await load()
      .catch((caught: unknown) => caught)
      .finally(() => estimate.mockRestore());
    expect(CacheError.is(error) && error.reason).toBe('quota');
    expect(String(error)).toContain('10000000 bytes are to come');
    expect((await setFault('none')).map(({ kind }) => kind)).toEqual(['api']);
    expect(isRight(await load())).toBe(true);
  });

  it('says so when the quota is used up on the way, and loads once there is room', async () => {
    // Chromium tells everyone of 10 GiB more than is used; the quota itself is what counts.
    await cdp().send('Storage.overrideQuotaForOrigin', { origin: location.origin, quotaSize: 6_000_000 });
    expect(await failure(load())).toBe('quota');
    await cdp().send('Storage.overrideQuotaForOrigin', { origin: location.origin });
    await setFault('none');
    expect(isRight(await load())).toBe(true);
  });
});
