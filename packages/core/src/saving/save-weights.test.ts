import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InvalidTensorError } from '@automodel/contracts';
import { describe, expect, it } from 'vitest';
import { openCheckpoint } from '../checkpoint/open-checkpoint.js';
import { directorySource } from '../sources/node/directory-source.js';
import { memoryWriter } from './memory-writer.js';
import { directoryWriter } from './node/directory-writer.js';
import { saveWeights } from './save-weights.js';
import { stateDictOf } from './state-dict-of.js';
import type { StoredTensor } from './stored-tensor.js';

const tensor = (name: string, ...values: number[]): StoredTensor => {
  const bytes = new Uint8Array(Float32Array.from(values).buffer);
  return {
    name,
    dataType: 'float32',
    dims: [values.length],
    length: bytes.length,
    read: async (offset = 0, length = bytes.length - offset) => bytes.slice(offset, offset + length),
  };
};

describe('safeMerge', () => {
  it.each([
    ['NaN', [1, Number.NaN], undefined, 'element 1'],
    ['infinity', [Number.NEGATIVE_INFINITY], undefined, 'element 0'],
    ['what is infinite in float16 alone', [65_504, 65_536], 'float16', 'element 1'],
  ] as const)('refuses %s', async (_, values, dtype, place) => {
    const writer = memoryWriter();
    const weights = [tensor('fine', 1), tensor('broken', ...values)];
    const error = await saveWeights(weights, writer, { dtype, safeMerge: true }).catch((caught: unknown) => caught);
    expect(InvalidTensorError.is(error)).toBe(true);
    expect(String(error)).toContain('broken');
    expect(String(error)).toContain(place);
    expect(writer.files).toEqual({});
  });

  it('lets finite weights pass, and all of them without it', async () => {
    await saveWeights([tensor('fine', 65_504, -0, 1e-30)], memoryWriter(), { safeMerge: true });
    await saveWeights([tensor('fine', 65_504)], memoryWriter(), { safeMerge: true, dtype: 'float16' });
    await saveWeights([tensor('broken', Number.NaN)], memoryWriter());
  });
});

describe('a save that fails between two files', () => {
  it('leaves an index over shards of one save, never of two', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'automodel-save-'));
    try {
      const save = async (value: number, dies: boolean): Promise<void> => {
        const writer = directoryWriter(directory);
        const { stale, outdated } = await saveWeights([tensor('a', value), tensor('b', value)], writer, {
          maxShardSize: 4,
        });
        // The second shard cannot be shown: a directory of its name is in the way, and the first has been shown by then.
        if (dies) {
          await rm(join(directory, 'model-00002-of-00002.safetensors'));
          await mkdir(join(directory, 'model-00002-of-00002.safetensors', 'x'), { recursive: true });
        }
        await writer.commit(stale, outdated);
      };
      await save(1, false);
      const before = await openCheckpoint(directorySource(directory));
      expect([...before.tensors.keys()]).toEqual(['a', 'b']);
      await before.close();
      await expect(save(2, true)).rejects.toThrow('cannot be written');
      const after = await openCheckpoint(directorySource(directory));
      const weights = stateDictOf(after.tensors, after.files);
      const values = await Promise.all(Array.from(weights.values(), ({ read }) => read()));
      expect(values).toEqual([2, 2].map((value) => new Uint8Array(Float32Array.of(value).buffer)));
      await after.close();
    } finally {
      await rm(directory, { recursive: true, force: true });
    }
  });
});
