import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openCheckpoint } from '../checkpoint/open-checkpoint.js';
import { directorySource } from '../sources/node/directory-source.js';
import { buildProgram } from '../test-support/build-program.js';
import { stateDictOf } from './state-dict-of.js';

/** Every change of the file system in the long tier. */
const step = process.env.AUTOMODEL_TEST_TIER === 'all' ? 1 : 5;

let root = '';
let program = '';

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'automodel-dying-'));
  program = await buildProgram(new URL('../test-support/save-and-die.ts', import.meta.url), root);
}, 60_000);
afterAll(() => rm(root, { recursive: true }));

const save = (directory: string, value: number, maxShardSize: number, last = 0): NodeJS.Signals | number | null => {
  const given = [program, directory, value, maxShardSize, last].map(String);
  const { signal, status } = spawnSync(process.execPath, given, { stdio: 'inherit' });
  return signal ?? status;
};

/** The values of all weights of a directory. */
async function valuesIn(directory: string): Promise<readonly number[]> {
  const checkpoint = await openCheckpoint(directorySource(directory));
  try {
    const tensors = [...stateDictOf(checkpoint.tensors, checkpoint.files).values()];
    return await Promise.all(
      tensors.map(async ({ read }) => new Float32Array((await read()).slice().buffer)[0] ?? Number.NaN),
    );
  } finally {
    await checkpoint.close();
  }
}

const [whole, sharded] = [1000, 4];

it.each([
  ['a file over a file', whole, whole],
  ['shards over shards of the same names', sharded, sharded],
  ['shards over shards of other names', 8, sharded],
  ['shards over a file', whole, sharded],
  ['a file over shards', sharded, whole],
])(
  'a death at any moment of saving %s leaves all of the old weights or all of the new ones',
  async (_, before, after) => {
    const seen = new Set<number>();
    for (let last = 1; ; last += step) {
      const directory = join(root, `${before}-${after}-${last}`);
      expect(save(directory, 1, before)).toBe(0);
      const end = save(directory, 2, after, last);
      const [value = 0, ...others] = await valuesIn(directory);
      expect(others, `at change ${last}`).toEqual([value, value]);
      seen.add(value);
      // Nothing of the dead one stays behind the next save.
      expect(save(directory, 3, after)).toBe(0);
      expect(await valuesIn(directory)).toEqual([3, 3, 3]);
      const names = await readdir(directory);
      expect(names).toHaveLength(after === whole ? 1 : 4);
      if (end === 0) break;
      expect(end).toBe('SIGKILL');
    }
    expect([...seen]).toEqual([1, 2]);
  },
  120_000,
);
