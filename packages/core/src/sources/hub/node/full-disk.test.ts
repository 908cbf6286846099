import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CacheError } from '@automodel/contracts';
import { expect, it, vi } from 'vitest';
import { faultHub } from '../../../test-support/fault-hub.js';
import { readFile } from '../../read-file.js';
import { hubSource } from '../hub-source.js';

const disk = vi.hoisted(() => ({ left: Number.POSITIVE_INFINITY, links: true }));

// A disk that fills up, and a file system without links: what cannot be had everywhere is played at the border to the system.
vi.mock('node:fs/promises', async (importOriginal) => {
  const original = await importOriginal<typeof import('node:fs/promises')>();
  const refused = (code: string) => Object.assign(new Error(`${code}: played`), { code });
  return {
    ...original,
    async symlink(...parameters: Parameters<typeof original.symlink>) {
      if (!disk.links) throw refused('EPERM');
      return original.symlink(...parameters);
    },
    async link(...parameters: Parameters<typeof original.link>) {
      if (!disk.links) throw refused('ENOTSUP');
      return original.link(...parameters);
    },
    async open(...parameters: Parameters<typeof original.open>) {
      const handle = await original.open(...parameters);
      const write = handle.write.bind(handle);
      Object.defineProperty(handle, 'write', {
        value: (bytes: Uint8Array, offset: number, length: number, position: number) => {
          if (disk.left < length) return Promise.reject(refused('ENOSPC'));
          disk.left -= length;
          return write(bytes, offset, length, position);
        },
      });
      return handle;
    },
  };
});

it('says that the disk is full, and goes on with what has arrived once there is room', async () => {
  const content = Buffer.alloc(400_000, 'weights of a model');
  const hub = await faultHub({ 'model.safetensors': content });
  const cacheDir = await mkdtemp(join(tmpdir(), 'automodel-full-'));
  const load = () =>
    readFile(hubSource('org/model', { endpoint: hub.endpoint, cacheDir, token: false }), 'model.safetensors');
  try {
    disk.left = 200_000;
    const error = await load().catch((caught: unknown) => caught);
    expect(CacheError.is(error) && error.reason).toBe('quota');
    expect(String(error)).toContain('there is no space left');
    const blobs = join(cacheDir, 'models--org--model', 'blobs');
    for (const name of await readdir(blobs)) expect(name).toMatch(/\.incomplete$/);
    disk.left = Number.POSITIVE_INFINITY;
    hub.requests.length = 0;
    expect(Buffer.compare((await load()) ?? Buffer.alloc(0), content)).toBe(0);
    const [start = 0] = hub.requests.filter(({ kind }) => kind === 'file').map((request) => request.start);
    expect(start).toBeGreaterThan(0);
  } finally {
    await hub.close();
    await rm(cacheDir, { recursive: true });
  }
});

it('copies where the file system has no links at all', async () => {
  const hub = await faultHub({ 'config.json': Buffer.from('{}') });
  const cacheDir = await mkdtemp(join(tmpdir(), 'automodel-copies-'));
  try {
    disk.links = false;
    const options = { endpoint: hub.endpoint, cacheDir, token: false } as const;
    await readFile(hubSource('org/model', options), 'config.json');
    const offline = hubSource('org/model', { ...options, localFilesOnly: true });
    expect(await readFile(offline, 'config.json')).toEqual(new Uint8Array([0x7b, 0x7d]));
  } finally {
    disk.links = true;
    await hub.close();
    await rm(cacheDir, { recursive: true });
  }
});
