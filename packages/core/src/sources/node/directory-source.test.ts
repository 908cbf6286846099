import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SourceError } from '@automodel/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { directorySource } from './directory-source.js';

let root: string;
let directory: string;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'automodel-directory-'));
  directory = join(root, 'model');
  await mkdir(join(directory, 'inner'), { recursive: true });
  await writeFile(join(root, 'secret'), 'secret');
  await writeFile(join(directory, 'config.json'), '{}');
  await writeFile(join(directory, 'inner', 'file'), 'inside');
  // Checkpoints in the cache of the Hub are links into its blobs.
  await symlink(join(root, 'secret'), join(directory, 'link'));
});
afterAll(async () => {
  await rm(root, { recursive: true });
});

describe('directorySource', () => {
  it('lists files, not directories; nothing where nothing is', async () => {
    expect([...(await directorySource(directory).list())].sort()).toEqual(['config.json', 'link']);
    expect(await directorySource(join(root, 'absent')).list()).toEqual([]);
  });

  it('opens files below it, links included', async () => {
    const source = directorySource(directory);
    for (const [path, size] of [
      ['config.json', 2],
      ['inner/file', 6],
      ['inner/../config.json', 2],
      ['link', 6],
    ] as const) {
      const file = await source.open(path);
      expect(file?.size).toBe(size);
      await file?.close();
    }
  });

  it.each(['absent', 'config.json/below', '', '.', '..', '../secret', 'inner/../../secret', '../model2/file'])(
    'has no file %j',
    async (path) => {
      expect(await directorySource(directory).open(path)).toBeUndefined();
    },
  );

  it('takes absolute paths for paths inside', async () => {
    expect(await directorySource(directory).open(join(root, 'secret'))).toBeUndefined();
  });

  it('says why what is there is no file', async () => {
    await expect(directorySource(directory).open('inner')).rejects.toThrow('no regular file');
    await expect(directorySource(directory).open('a\0b')).rejects.toSatisfy((error) => SourceError.is(error));
  });

  it('can be the root of the file system', async () => {
    const source = directorySource('/');
    const file = await source.open(join(directory, 'config.json'));
    expect(file?.size).toBe(2);
    await file?.close();
  });

  it('notices that a file changed', async () => {
    const path = join(directory, 'changing');
    await writeFile(path, 'before');
    const file = await directorySource(directory).open('changing');
    expect(await file?.read(0, 3)).toHaveLength(3);
    await writeFile(path, 'after and longer');
    await expect(file?.read(0, 3)).rejects.toThrow('it changed while it was being read');
    await writeFile(path, '');
    await expect(file?.read(0, 3)).rejects.toThrow('it changed');
    await file?.close();
  });
});
