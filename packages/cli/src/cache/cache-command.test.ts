import { mkdir, mkdtemp, readdir, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runAutomodel } from '../testing/run-automodel.js';

it('lists, verifies, prunes and deletes what is in the cache', async () => {
  const root = await mkdtemp(join(tmpdir(), 'automodel-cache-'));
  try {
    const folder = join(root, 'models--org--name');
    const commit = 'c'.repeat(40);
    // git hash-object of "{}"
    const blob = join(folder, 'blobs', '9e26dfeeb6e641a33dae4961196235bdb965b21b');
    for (const part of ['blobs', 'refs', `snapshots/${commit}`]) await mkdir(join(folder, part), { recursive: true });
    await writeFile(blob, '{}');
    await symlink(
      '../../blobs/9e26dfeeb6e641a33dae4961196235bdb965b21b',
      join(folder, 'snapshots', commit, 'config.json'),
    );
    await writeFile(join(folder, 'refs', 'main'), commit);
    const left = join(folder, 'blobs', 'a.host.0.x.incomplete');
    await writeFile(left, 'abc');
    await utimes(left, 0, 0);
    const cache = (...parameters: readonly string[]) =>
      runAutomodel(['cache', ...parameters, '--directory', root, '--json']);

    const listed = JSON.parse((await cache('ls')).stdout);
    expect(listed.repositories).toEqual([{ id: 'org/name', revisions: { main: commit }, commits: [commit], size: 5 }]);
    expect((await cache('verify')).exitCode).toBe(0);
    await writeFile(blob, '[]');
    const verified = await cache('verify');
    expect([verified.exitCode, JSON.parse(verified.stdout).wrong]).toEqual([3, [blob]]);
    await utimes(blob, 0, 0);
    expect(JSON.parse((await cache('prune')).stdout).freed).toBe(3);
    expect(await readdir(join(folder, 'blobs'))).toHaveLength(1);
    expect((await cache('rm', 'org/other')).exitCode).toBe(3);
    expect((await cache('rm', 'org/name')).exitCode).toBe(0);
    expect(await readdir(root)).toEqual([]);
    expect((await cache('rm')).exitCode).toBe(2);
    expect((await cache('clear')).exitCode).toBe(2);
  } finally {
    await rm(root, { recursive: true });
  }
});
