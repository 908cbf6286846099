import { fileURLToPath } from 'node:url';
import { MissingFileError } from '@automodel/contracts';
import { describe, expect, it } from 'vitest';
import { memorySource } from './memory-source.js';
import { resolveSource } from './resolve-source.js';

const here = fileURLToPath(new URL('.', import.meta.url));

describe('resolveSource', () => {
  it('takes sources as they are, files in memory, and directories', async () => {
    const source = memorySource({});
    expect(await resolveSource(source)).toBe(source);
    expect((await resolveSource({ 'config.json': '{}' })).location).toBe('memory');
    expect(await (await resolveSource(new Map([['open', 'a file of that name']]))).list()).toEqual(['open']);
    expect((await resolveSource(here)).location).toBe(here);
  });

  it('tells an id of the Hub from a path that is wrong', async () => {
    expect((await resolveSource('microsoft/resnet-50@v1')).location).toBe('microsoft/resnet-50@v1');
    expect((await resolveSource('https://name:secret@localhost/models/?key=secret')).location).toBe(
      'https://localhost/models',
    );
    await expect(resolveSource('./no/such/directory')).rejects.toThrow('Pass the path of a directory');
    await expect(resolveSource('')).rejects.toSatisfy((error) => MissingFileError.is(error));
  });
});
