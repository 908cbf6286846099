import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { faultHub } from '../../../test-support/fault-hub.js';
import { readFile } from '../../read-file.js';
import { hubSource } from '../hub-source.js';

const python = process.env.AUTOMODEL_HUB_PYTHON;

describe.skipIf(python === undefined)(
  'the cache of huggingface_hub (AUTOMODEL_HUB_PYTHON names a Python that has it)',
  () => {
    it('is read by Python after we wrote it', async () => {
      const root = await mkdtemp(join(tmpdir(), 'automodel-python-'));
      const content = Buffer.alloc(5000, 3);
      const hub = await faultHub({ 'config.json': Buffer.from('{}'), 'model.safetensors': content });
      try {
        const source = hubSource('org/model', { endpoint: hub.endpoint, cacheDir: root, token: false });
        await readFile(source, 'model.safetensors');
        await readFile(source, 'config.json');
        const program = `
from huggingface_hub import scan_cache_dir, hf_hub_download
import sys
cache = scan_cache_dir(sys.argv[1])
[repo] = cache.repos
print(repo.repo_id, repo.size_on_disk, sorted(repo.refs), len(cache.warnings))
print(open(hf_hub_download('org/model', 'model.safetensors', cache_dir=sys.argv[1], local_files_only=True), 'rb').read() == bytes([3]) * 5000)
`;
        const { stdout } = await promisify(execFile)(python ?? '', ['-c', program, root]);
        expect(stdout).toBe("org/model 5002 ['main'] 0\nTrue\n");
      } finally {
        await hub.close();
        await rm(root, { recursive: true });
      }
    });

    it('is read by us after Python wrote it', async () => {
      const root = await mkdtemp(join(tmpdir(), 'automodel-python-'));
      const content = Buffer.alloc(5000, 3);
      const hub = await faultHub({ 'config.json': Buffer.from('{}'), 'model.safetensors': content });
      try {
        const program = `
from huggingface_hub import hf_hub_download
import sys
for name in ['config.json', 'model.safetensors']:
    hf_hub_download('org/model', name, cache_dir=sys.argv[1], endpoint=sys.argv[2], token=False)
`;
        await promisify(execFile)(python ?? '', ['-c', program, root, hub.endpoint]);
        const { sent } = hub;
        const options = { endpoint: hub.endpoint, cacheDir: root, token: false } as const;
        expect(await readFile(hubSource('org/model', options), 'model.safetensors')).toHaveLength(5000);
        const offline = hubSource('org/model', { ...options, localFilesOnly: true });
        expect(await readFile(offline, 'config.json')).toHaveLength(2);
        expect(await readFile(offline, 'model.safetensors')).toEqual(new Uint8Array(content));
        expect(hub.sent).toBe(sent);
      } finally {
        await hub.close();
        await rm(root, { recursive: true });
      }
    });
  },
);
