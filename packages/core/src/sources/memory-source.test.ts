import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { memorySource } from './memory-source.js';
import { readFile } from './read-file.js';

const text = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);

describe('memorySource', () => {
  it('takes texts, arrays, buffers and Blobs, as object or as Map', async () => {
    const files = {
      text: 'größe',
      bytes: new TextEncoder().encode('bytes'),
      buffer: new TextEncoder().encode('buffer').buffer,
      blob: new Blob(['blob']),
    };
    for (const source of [memorySource(files), memorySource(new Map(Object.entries(files)))]) {
      expect(source.location).toBe('memory');
      expect(await source.list()).toEqual(['text', 'bytes', 'buffer', 'blob']);
      expect(text(await readFile(source, 'text'))).toBe('größe');
      expect(text(await readFile(source, 'bytes'))).toBe('bytes');
      expect(text(await readFile(source, 'buffer'))).toBe('buffer');
      expect(text(await readFile(source, 'blob'))).toBe('blob');
    }
  });

  it('takes arrays and buffers of another realm, such as those of Node under jsdom', async () => {
    const files: { readonly bytes: Uint8Array; readonly buffer: ArrayBuffer } = runInNewContext(
      '({ bytes: Uint8Array.of(97, 98), buffer: Uint8Array.of(97, 98).buffer })',
    );
    expect(files.bytes).not.toBeInstanceOf(Uint8Array);
    for (const name of ['bytes', 'buffer']) expect(text(await readFile(memorySource(files), name))).toBe('ab');
  });

  it('has no file that an object inherits, and opens a file any number of times', async () => {
    const source = memorySource({ file: 'x' }, 'here');
    expect(await source.open('constructor')).toBeUndefined();
    expect(await source.open('__proto__')).toBeUndefined();
    const [first, second] = [await source.open('file'), await source.open('file')];
    await first?.close();
    expect(await second?.read(0, 1)).toHaveLength(1);
  });
});

describe('readFile', () => {
  it('gives undefined for a file that is not there', async () => {
    expect(await readFile(memorySource({}), 'config.json')).toBeUndefined();
  });
});
