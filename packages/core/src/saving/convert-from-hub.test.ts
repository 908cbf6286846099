import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DownloadError } from '@automodel/contracts';
import { expect, it } from 'vitest';
import { faultHub } from '../test-support/fault-hub.js';
import { convertCheckpoint } from './convert-checkpoint.js';

it('writes nothing of a download whose checksum turns out to be wrong', async () => {
  const header = '{"a":{"dtype":"F32","shape":[1000],"data_offsets":[0,4000]}}'.padEnd(64);
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(header.length));
  const file = Buffer.concat([length, Buffer.from(header), Buffer.alloc(4000)]);
  const wrong = Buffer.from(file);
  wrong[4000] = 0x3f;
  const hub = await faultHub({ 'config.json': Buffer.from('{}'), 'model.safetensors': file });
  const root = await mkdtemp(join(tmpdir(), 'automodel-convert-'));
  try {
    const options = { endpoint: hub.endpoint, cacheDir: join(root, 'cache'), token: false } as const;
    const target = join(root, 'target');
    hub.fault = ({ kind, path }, response) => {
      if (kind !== 'file' || path !== 'model.safetensors') return false;
      response.writeHead(200).write(wrong.subarray(0, 1000));
      // The tensor is read as its last byte arrives, before the checksum is known.
      setTimeout(() => response.end(wrong.subarray(1000)), 50);
      return true;
    };
    const error = await convertCheckpoint('org/model', target, options).catch((caught: unknown) => caught);
    expect(DownloadError.is(error) && error.reason).toBe('checksum');
    expect(await readdir(target).catch(() => [])).toEqual([]);
    hub.fault = undefined;
    await convertCheckpoint('org/model', target, options);
    expect((await readdir(target)).sort()).toEqual(['config.json', 'model.safetensors']);
  } finally {
    await hub.close();
    await rm(root, { recursive: true });
  }
});
