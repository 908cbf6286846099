import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BuiltProgram, builtProgram } from '../testing/built-program.js';
import { bundledModel } from '../testing/fixtures.js';
import { makeImages } from '../testing/make-images.js';
import { seededRandom } from '../testing/seeded-random.js';
import { withTemporaryDirectory } from '../testing/with-temporary-directory.js';

const kills = process.env.AUTOMODEL_TEST_TIER === 'all' ? 12 : 4;
const imageCount = 300;

let program: BuiltProgram;
beforeAll(async () => {
  program = await builtProgram();
});
afterAll(async () => {
  await program.remove();
});

function start(rawArguments: readonly string[], directory: string): ChildProcess {
  return spawn(process.execPath, [program.path, ...rawArguments, '--model', bundledModel], {
    cwd: directory,
    stdio: ['ignore', 'ignore', 'ignore'],
  });
}

async function runToEnd(rawArguments: readonly string[], directory: string): Promise<number | null> {
  const [code] = await once(start(rawArguments, directory), 'close');
  return code;
}

/** Kills a run once its file has grown to a size, a moment later. */
async function killAt(child: ChildProcess, file: string, size: number, delay: number): Promise<void> {
  const closed = once(child, 'close');
  while (child.exitCode === null && (await sizeOf(file)) < size) await wait(1);
  await wait(delay);
  child.kill('SIGKILL');
  await closed;
}

async function sizeOf(file: string): Promise<number> {
  return (await stat(file).catch(() => undefined))?.size ?? -1;
}

interface Kind {
  readonly name: string;
  readonly command: readonly string[];
  readonly target: string;
  /** Everything that is written. */
  readonly files: readonly string[];
}

const kinds: readonly Kind[] = [
  { name: 'classify --jsonl', command: ['classify'], target: '--jsonl', files: ['out'] },
  { name: 'embed --npy', command: ['embed', '--normalize'], target: '--npy', files: ['out', 'out.jsonl'] },
];

describe.each(kinds)('automodel $name, killed with SIGKILL and resumed', ({ command, target, files }) => {
  it(`gives the same bytes as a run that nobody killed, after ${kills} kills`, { timeout: 120_000 }, async () => {
    await withTemporaryDirectory(async (directory) => {
      const paths = (await makeImages(join(directory, 'photos'), imageCount, 17)).map((path) =>
        path.slice(directory.length + 1),
      );
      const options = ['photos', '--batch', '7'];
      expect(await runToEnd([...command, ...options, target, 'whole'], directory)).toBe(4);
      const whole = files.map((file) => file.replace('out', 'whole'));
      const finalSize = await sizeOf(join(directory, 'whole'));

      const random = seededRandom(20);
      const sizes = Array.from({ length: kills }, () => Math.floor(random() * finalSize)).sort(
        (left, right) => left - right,
      );
      const lengths: number[] = [];
      for (const size of sizes) {
        const child = start([...command, ...options, target, 'out', '--resume'], directory);
        await killAt(child, join(directory, 'out'), size, random() * 10);
        lengths.push(await sizeOf(join(directory, 'out')));
      }
      // The kills came amid the work, at least the first one, and none lost what was there.
      expect(lengths[0]).toBeLessThan(finalSize);
      expect(lengths).toEqual([...lengths].sort((left, right) => left - right));

      expect(await runToEnd([...command, ...options, target, 'out', '--resume'], directory)).toBe(4);
      for (const [index, file] of files.entries()) {
        const resumed = await readFile(join(directory, file));
        expect(resumed.equals(await readFile(join(directory, whole[index] ?? '')))).toBe(true);
      }
      const list = await readFile(join(directory, files.at(-1) ?? ''), 'utf8');
      expect(
        list
          .trimEnd()
          .split('\n')
          .map((line) => JSON.parse(line).path),
      ).toEqual(paths);
    });
  });
});
