import { openAsBlob } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { blobByteSource } from './blob-byte-source.js';

it('says that the file behind a Blob has changed', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'automodel-blob-'));
  try {
    const path = join(directory, 'file');
    await writeFile(path, 'before');
    const file = blobByteSource(await openAsBlob(path), 'chosen.safetensors');
    expect(await file.read(0, 6)).toHaveLength(6);
    await writeFile(path, 'after and longer');
    await expect(file.read(0, 6)).rejects.toThrow(
      /chosen\.safetensors: the browser cannot read it any more.*choose it again/s,
    );
  } finally {
    await rm(directory, { recursive: true });
  }
});
