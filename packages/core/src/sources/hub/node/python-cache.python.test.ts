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

    it('tells Python which files a commit has not, and what a branch is; Python tells us', async () => {
      const root = await mkdtemp(join(tmpdir(), 'automodel-python-'));
      const hub = await faultHub({ 'config.json': Buffer.from('{}') });
      try {
        const options = { endpoint: hub.endpoint, cacheDir: root, token: false } as const;
        const pinned = { ...options, revision: hub.commit };
        await hubSource('org/model', pinned).open('absent.json');
        await readFile(hubSource('org/model', { ...options, revision: 'refs/pr/1' }), 'config.json');
        const program = `
from huggingface_hub import _CACHED_NO_EXIST, try_to_load_from_cache, scan_cache_dir
import pathlib, sys
def look(name, revision): return try_to_load_from_cache('org/model', name, cache_dir=sys.argv[1], revision=revision)
print(look('absent.json', sys.argv[2]) is _CACHED_NO_EXIST, look('config.json', 'refs/pr/1').endswith('config.json'))
print(len(scan_cache_dir(sys.argv[1]).warnings))
# As hf_hub_download does where the Hub answers EntryNotFound.
pathlib.Path(sys.argv[1], 'models--org--model', '.no_exist', sys.argv[2], 'theirs.json').touch()
`;
        const { stdout } = await promisify(execFile)(python ?? '', ['-c', program, root, hub.commit]);
        expect(stdout).toBe('True True\n0\n');
        const before = hub.requests.length;
        expect(await hubSource('org/model', pinned).open('theirs.json')).toBeUndefined();
        expect(hub.requests.length).toBe(before);
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
