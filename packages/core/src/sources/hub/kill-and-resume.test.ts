import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'tsup';
import { expect, it } from 'vitest';
import { faultHub } from '../../test-support/fault-hub.js';
import { readFile } from '../read-file.js';
import { hubSource } from './hub-source.js';

const isAll = process.env.AUTOMODEL_TEST_TIER === 'all';

it(`a killed download goes on where its file ends, at ${isAll ? 20 : 3} moments`, async () => {
  const content = Buffer.alloc(1_500_000);
  for (let index = 0; index < content.length; index += 1) content[index] = (index * 7 + (index >> 9)) & 255;
  const root = await mkdtemp(join(tmpdir(), 'automodel-kill-'));
  const hub = await faultHub({ 'model.safetensors': content }, 4);
  try {
    const program = join(root, 'load-from-hub.mjs');
    await build({
      config: false,
      silent: true,
      entry: [fileURLToPath(new URL('../../test-support/load-from-hub.ts', import.meta.url))],
      outDir: root,
      outExtension: () => ({ js: '.mjs' }),
      format: 'esm',
      platform: 'node',
      target: 'es2022',
      noExternal: [/./],
      esbuildOptions(options) {
        options.conditions = ['automodel-source'];
      },
    });
    let seed = 42;
    for (let round = 0; round < (isAll ? 20 : 3); round += 1) {
      seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff;
      const cacheDir = join(root, String(round));
      const blobs = join(cacheDir, 'models--org--model', 'blobs');
      const child = spawn(process.execPath, [program, hub.endpoint, cacheDir], { stdio: 'inherit' });
      const ended = new Promise((resolve) => child.once('exit', resolve));
      await new Promise((resolve) => setTimeout(resolve, 150 + (seed % 400)));
      child.kill('SIGKILL');
      await ended;
      const names = await readdir(blobs).catch(() => []);
      const [left] = names.filter((name) => name.endsWith('.incomplete'));
      const kept = left === undefined ? 0 : (await stat(join(blobs, left))).size;
      const before = hub.requests.length;
      const options = { endpoint: hub.endpoint, cacheDir, token: false } as const;
      const bytes = await readFile(hubSource('org/model', options), 'model.safetensors');
      expect(Buffer.compare(bytes ?? content.subarray(1), content)).toBe(0);
      const starts = hub.requests.slice(before).filter(({ kind }) => kind === 'file');
      // Nothing that was in the file is asked for again.
      for (const { start } of starts) expect(start).toBe(kept);
      expect(await readdir(blobs)).toEqual([createHash('sha256').update(content).digest('hex')]);
    }
  } finally {
    await hub.close();
    await rm(root, { recursive: true });
  }
}, 120_000);
