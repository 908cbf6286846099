import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { median } from '../classify/median.js';
import { builtProgram } from '../testing/built-program.js';
import { bundledModel } from '../testing/fixtures.js';
import { makeImages } from '../testing/make-images.js';
import { withTemporaryDirectory } from '../testing/with-temporary-directory.js';

const imageCount = 10_000;

describe.skipIf(process.env.AUTOMODEL_TEST_TIER !== 'all' || process.platform === 'win32')('10,000 images', () => {
  it('take no more memory at their end than after their half', { timeout: 600_000 }, async () => {
    const program = await builtProgram();
    try {
      await withTemporaryDirectory(async (directory) => {
        const paths = await makeImages(join(directory, 'photos'), 50, 17);
        const out = join(directory, 'out.jsonl');
        const rawArguments = ['classify', '-', '--jsonl', out, '--model', bundledModel];
        const child = spawn(process.execPath, [program.path, ...rawArguments], { stdio: ['pipe', 'ignore', 'ignore'] });
        const closed = once(child, 'close');
        const samples: number[] = [];
        const sampling = setInterval(() => {
          const { stdout } = spawnSync('ps', ['-o', 'rss=', '-p', String(child.pid)], { encoding: 'utf8' });
          if (Number(stdout) > 0) samples.push(Number(stdout));
        }, 500);
        const list = Array.from({ length: imageCount }, (_, index) => paths[index % paths.length]);
        child.stdin.end(list.join('\n'));
        child.once('exit', () => clearInterval(sampling));
        expect((await closed)[0]).toBe(4);
        expect((await readFile(out, 'utf8')).trimEnd().split('\n')).toHaveLength(imageCount);
        const quarter = Math.floor(samples.length / 4);
        expect(quarter).toBeGreaterThan(4);
        // The first half warms up: JavaScript's heap grows until collecting pays. Results that were kept would grow by as much again.
        const early = median(samples.slice(2 * quarter, 3 * quarter)) ?? Number.NaN;
        const late = median(samples.slice(3 * quarter)) ?? Number.NaN;
        expect(late).toBeLessThan(1.05 * early);
      });
    } finally {
      await program.remove();
    }
  });
});
