import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ByteSource, SourceError } from '@automodel/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { blobByteSource } from './blob-byte-source.js';
import { memoryByteSource } from './memory-byte-source.js';
import { directorySource } from './node/directory-source.js';

const content = Uint8Array.from({ length: 100 }, (_, index) => index);
let directory: string;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'automodel-sources-'));
  await writeFile(join(directory, 'file'), content);
});
afterAll(async () => {
  await rm(directory, { recursive: true });
});

async function openFile(): Promise<ByteSource> {
  const file = await directorySource(directory).open('file');
  if (file === undefined) throw new TypeError('The test file is missing.');
  return file;
}

const sources: Readonly<Record<string, () => Promise<ByteSource>>> = {
  memory: async () => memoryByteSource(content, 'x'),
  'a Buffer in a larger one': async () => memoryByteSource(Buffer.concat([Buffer.alloc(3), content]).subarray(3), 'x'),
  'a Blob': async () => blobByteSource(new Blob([content]), 'x'),
  'a file': openFile,
};

describe.each(Object.entries(sources))('%s', (_, open) => {
  it('gives exactly the range, as memory of the caller', async () => {
    const file = await open();
    expect(file.size).toBe(100);
    const bytes = await file.read(10, 5);
    expect([...bytes]).toEqual([10, 11, 12, 13, 14]);
    bytes.fill(0);
    expect([...(await file.read(10, 5))]).toEqual([10, 11, 12, 13, 14]);
    expect(await file.read(100, 0)).toHaveLength(0);
    expect((await file.read(0, 100)).at(-1)).toBe(99);
    await file.close();
  });

  it('reads into memory that is given', async () => {
    const file = await open();
    const memory = new Uint8Array(10);
    const into = memory.subarray(4, 7);
    expect(await file.read(97, 3, { into, signal: undefined })).toBe(into);
    expect([...memory]).toEqual([0, 0, 0, 0, 97, 98, 99, 0, 0, 0]);
    await expect(file.read(0, 4, { into })).rejects.toThrow('4 bytes were to be read into memory of 3');
    await file.close();
  });

  it.each([
    [99, 2],
    [-1, 1],
    [0, -1],
    [0.5, 1],
    [101, 0],
    [Number.NaN, 1],
    [0, 2 ** 60],
  ])('refuses %d + %d', async (offset, length) => {
    const file = await open();
    await expect(file.read(offset, length)).rejects.toSatisfy((error) => SourceError.is(error));
    await file.close();
  });

  it('is closed once and for all', async () => {
    const file = await open();
    await Promise.all([file.close(), file.close()]);
    await file.close();
    await expect(file.read(0, 1)).rejects.toThrow('it was closed before');
    await expect(file.read(0, 0)).rejects.toSatisfy((error) => SourceError.is(error));
  });

  it('rejects with the reason of an abort', async () => {
    const file = await open();
    await expect(file.read(0, 1, { signal: AbortSignal.abort(new Error('enough')) })).rejects.toThrow('enough');
    expect(await file.read(0, 1)).toHaveLength(1);
    await file.close();
  });
});
