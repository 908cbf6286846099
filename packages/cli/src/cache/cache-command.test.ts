import { mkdir, mkdtemp, readdir, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { basename, join } from 'node:path';
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
    // Process 0 is nobody; the other one is at work.
    const host = hostname().replace(/[^\w-]/g, '');
    const [left, arriving] = [0, process.pid].map((owner) => join(folder, 'blobs', `a.${host}.${owner}.x.incomplete`));
    await writeFile(left ?? '', 'abc');
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
    await writeFile(arriving ?? '', 'abcd');
    expect(JSON.parse((await cache('prune')).stdout).freed).toBe(0);
    await rm(join(folder, 'snapshots'), { recursive: true });
    expect(JSON.parse((await cache('prune')).stdout).freed).toBe(2);
    expect(await readdir(join(folder, 'blobs'))).toEqual([basename(arriving ?? '')]);
    expect((await cache('rm', 'org/other')).exitCode).toBe(3);
    expect((await cache('rm', 'org/name')).exitCode).toBe(0);
    expect(await readdir(root)).toEqual([]);
    expect((await cache('rm')).exitCode).toBe(2);
    expect((await cache('clear')).exitCode).toBe(2);
  } finally {
    await rm(root, { recursive: true });
  }
});
