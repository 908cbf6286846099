import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DownloadError } from '@automodel/contracts';
import { expect, it } from 'vitest';
import { AutoConfig } from '../auto/auto-config.js';
import { faultHub } from '../test-support/fault-hub.js';
import { loadVerified } from './load-verified.js';

it('gives nothing away that was read from a file whose checksum turns out to be wrong, and disposes of it', async () => {
  const content = Buffer.alloc(100_000, 1);
  const hub = await faultHub({ 'model.safetensors': content });
  const cacheDir = await mkdtemp(join(tmpdir(), 'automodel-verified-'));
  try {
    let disposals = 0;
    const progress: number[] = [];
    const load = () =>
      loadVerified(
        'org/model',
        {
          endpoint: hub.endpoint,
          cacheDir,
          token: false,
          onProgress: ({ loadedBytes, totalBytes }) => progress.push(loadedBytes / totalBytes),
        },
        async (source) => {
          const file = await source.open('model.safetensors');
          const [first = -1] = (await file?.read(0, 1)) ?? [];
          return {
            first,
            async dispose() {
              disposals += 1;
              await file?.close();
            },
          };
        },
      );
    hub.fault = ({ kind }, response) => kind === 'file' && !!response.writeHead(200).end(Buffer.alloc(100_000, 2));
    const error = await load().catch((caught: unknown) => caught);
    expect(DownloadError.is(error) && error.reason).toBe('checksum');
    expect(disposals).toBe(1);
    hub.fault = undefined;
    progress.length = 0;
    const loaded = await load();
    expect(loaded.first).toBe(1);
    expect(progress.at(-1)).toBe(1);
    await loaded.dispose();
    // From the cache, and without a network, it comes to its end as well.
    for (const fault of [undefined, () => true]) {
      hub.fault = fault && ((_, response) => !!response.destroy());
      progress.length = 0;
      const again = await load();
      expect(progress.at(-1)).toBe(1);
      await again.dispose();
    }
  } finally {
    await hub.close();
    await rm(cacheDir, { recursive: true });
  }
});

it('an Auto class takes an id', async () => {
  const hub = await faultHub({ 'config.json': Buffer.from('{"model_type":"nobody-has-it"}') });
  const cacheDir = await mkdtemp(join(tmpdir(), 'automodel-verified-'));
  try {
    const options = { endpoint: hub.endpoint, cacheDir, token: false } as const;
    await expect(AutoConfig.fromPretrained('org/model', options)).rejects.toThrow('nobody-has-it');
  } finally {
    await hub.close();
    await rm(cacheDir, { recursive: true });
  }
});
