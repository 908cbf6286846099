import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { findDirectory } from './find-directory.js';

it('tells directories from all else', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'automodel-directory-'));
  try {
    await mkdir(join(directory, 'inner'));
    await writeFile(join(directory, 'config.json'), '{}');
    expect((await findDirectory?.(directory))?.location).toBe(directory);
    expect((await findDirectory?.(directory, 'inner'))?.location).toBe(`${directory}/inner`);
    expect(await findDirectory?.(join(directory, 'config.json'))).toBeUndefined();
    expect(await findDirectory?.(join(directory, 'absent'))).toBeUndefined();
    expect(await findDirectory?.('a\0b')).toBeUndefined();
  } finally {
    await rm(directory, { recursive: true });
  }
});
