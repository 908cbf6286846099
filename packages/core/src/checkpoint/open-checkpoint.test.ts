import { type ByteSource, MissingFileError, type Source } from '@automodel/contracts';
import { describe, expect, it } from 'vitest';
import { type FileContent, memorySource } from '../sources/memory-source.js';
import { encodeSafetensors } from './encode-safetensors.js';
import { openCheckpoint } from './open-checkpoint.js';

const tensors = (...names: string[]): Uint8Array =>
  encodeSafetensors(
    new Map(
      names.map((name) => [
        name,
        { dataType: 'float32', dims: [1], bytes: new TextEncoder().encode(name.padEnd(4).slice(0, 4)) },
      ]),
    ),
  );

const index = (weightMap: object): string =>
  JSON.stringify({ metadata: { total_size: Object.keys(weightMap).length * 4 }, weight_map: weightMap });

/** A source in memory that counts the files that are open. */
function countingSource(files: Record<string, FileContent>): Source & { open: Source['open']; openFiles: Set<string> } {
  const source = memorySource(files, 'here');
  const openFiles = new Set<string>();
  return {
    ...source,
    openFiles,
    async open(path, options): Promise<ByteSource | undefined> {
      const file = await source.open(path, options);
      if (file === undefined) return undefined;
      openFiles.add(path);
      return {
        size: file.size,
        read: (...request) => file.read(...request),
        async close() {
          openFiles.delete(path);
          await file.close();
        },
      };
    },
  };
}

describe('openCheckpoint', () => {
  it('prefers the single file to shards, and indexes it by name', async () => {
    const source = countingSource({
      'model.safetensors': tensors('b', 'a'),
      'model.safetensors.index.json': index({ c: 'model-00001-of-00001.safetensors' }),
    });
    const checkpoint = await openCheckpoint(source);
    expect([...checkpoint.tensors.keys()]).toEqual(['a', 'b']);
    expect(checkpoint.tensors.get('b')).toMatchObject({ file: 'model.safetensors', length: 4, dims: [1] });
    expect([...source.openFiles]).toEqual(['model.safetensors']);
    await checkpoint.close();
    await checkpoint.close();
    expect(source.openFiles.size).toBe(0);
  });

  it('reads shards, each tensor from the file that the index names', async () => {
    const source = countingSource({
      'model.safetensors.index.json': index({
        a: 'one.safetensors',
        b: 'deep/two.safetensors',
        __proto__x: 'one.safetensors',
      }),
      'one.safetensors': tensors('a', 'unnamed', '__proto__x'),
      'deep/two.safetensors': tensors('b'),
    });
    const checkpoint = await openCheckpoint(source);
    expect([...checkpoint.tensors.keys()].toSorted()).toEqual(['__proto__x', 'a', 'b']);
    expect(checkpoint.tensors.get('b')?.file).toBe('deep/two.safetensors');
    expect([...checkpoint.files.keys()]).toEqual(['one.safetensors', 'deep/two.safetensors']);
    await checkpoint.close();
    expect(source.openFiles.size).toBe(0);
  });

  it('refuses a tensor that two shards have, and a total size that lies', async () => {
    const twice = memorySource({
      'model.safetensors.index.json': index({ a: 'one.safetensors', b: 'two.safetensors' }),
      'one.safetensors': tensors('a', 'b'),
      'two.safetensors': tensors('b'),
    });
    await expect(openCheckpoint(twice)).rejects.toThrow(
      '"two.safetensors" has the tensor "b", but "one.safetensors" has one of that name too',
    );
    const unnamed = memorySource({
      'model.safetensors.index.json': index({ a: 'one.safetensors', b: 'two.safetensors' }),
      'one.safetensors': tensors('a', 'c'),
      'two.safetensors': tensors('b', 'c'),
    });
    await expect(openCheckpoint(unnamed)).rejects.toThrow(
      'the tensor "c", which both "one.safetensors" and "two.safetensors" have',
    );
    const named = memorySource({
      'model.safetensors.index.json': '{"weight_map": {"a": "one.safetensors", "\\u0061": "two.safetensors"}}',
      'one.safetensors': tensors('a'),
      'two.safetensors': tensors('a'),
    });
    await expect(openCheckpoint(named)).rejects.toThrow('it names a shard for the tensor "a" twice');
    const lying = memorySource({
      'model.safetensors.index.json': new TextEncoder().encode(
        '{"metadata": {"total_size": 9000000000000}, "weight_map": {"a": "one.safetensors"}}',
      ),
      'one.safetensors': tensors('a'),
    });
    await expect(openCheckpoint(lying)).rejects.toThrow(
      'its total_size is 9000000000000, but the tensors that it names have 4 bytes',
    );
  });

  it('finds variants of both kinds', async () => {
    const single = await openCheckpoint(memorySource({ 'model.fp16.safetensors': tensors('a') }), { variant: 'fp16' });
    expect(single.tensors.get('a')?.file).toBe('model.fp16.safetensors');
    const sharded = memorySource({
      'model.safetensors.index.fp16.json': index({ a: 'model.fp16-00001-of-00001.safetensors' }),
      'model.fp16-00001-of-00001.safetensors': tensors('a'),
    });
    expect((await openCheckpoint(sharded, { variant: 'fp16' })).tensors.size).toBe(1);
  });

  it('names the way out where only other weights are there', async () => {
    const plain = memorySource({ 'model.safetensors': tensors('a') });
    const error = await openCheckpoint(plain, { variant: 'fp16' }).catch((reason: unknown) => reason);
    expect(MissingFileError.is(error)).toBe(true);
    expect(String(error)).toContain('"model.fp16.safetensors" or "model.safetensors.index.fp16.json"');
    expect(String(error)).toContain('Leave the option variant out to load "model.safetensors"');
    await expect(openCheckpoint(memorySource({ 'pytorch_model.bin': '' }))).rejects.toThrow('a pickle of PyTorch');
  });

  it.each<[string, string]>([
    ['../model.safetensors', 'outside'],
    ['a/../../model.safetensors', 'outside'],
    ['..\\model.safetensors', 'outside'],
    ['/etc/model.safetensors', 'outside'],
    ['\\\\host\\model.safetensors', 'outside'],
    ['C:model.safetensors', 'outside'],
    ['https://example.org/model.safetensors', 'outside'],
    ['a\u0000b.safetensors', 'is no file name'],
    ['\ud800.safetensors', 'is no file name'],
    ['pytorch_model-00001-of-00002.bin', 'no .safetensors file'],
    ['fresh-parameters', 'no .safetensors file'],
  ])('refuses the shard %s', async (shard, problem) => {
    const source = countingSource({ 'model.safetensors.index.json': index({ a: shard }), [shard]: tensors('a') });
    await expect(openCheckpoint(source)).rejects.toThrow(problem);
    expect(source.openFiles.size).toBe(0);
  });

  it.each<[string, Record<string, FileContent>]>([
    ['a shard is missing', { 'one.safetensors': tensors('a') }],
    ['a shard is broken', { 'one.safetensors': tensors('a'), 'two.safetensors': tensors('b').subarray(0, 20) }],
    ['a shard lacks its tensor', { 'one.safetensors': tensors('a'), 'two.safetensors': tensors('c') }],
  ])('closes every file if %s', async (_, shards) => {
    const weightMap = index({ a: 'one.safetensors', b: 'two.safetensors' });
    const source = countingSource({ 'model.safetensors.index.json': weightMap, ...shards });
    await expect(openCheckpoint(source)).rejects.toThrow(/two\.safetensors/);
    expect(source.openFiles.size).toBe(0);
  });

  it('closes every file when it is aborted, at each read', async () => {
    const files = {
      'model.safetensors.index.json': index({ a: 'one.safetensors', b: 'two.safetensors' }),
      'one.safetensors': tensors('a'),
      'two.safetensors': tensors('b'),
    };
    for (let allowed = 0; allowed < 5; allowed++) {
      const source = countingSource(files);
      const controller = new AbortController();
      let reads = 0;
      const aborting: Source = {
        ...source,
        async open(path, options) {
          const file = await source.open(path, options);
          if (file === undefined) return undefined;
          return {
            ...file,
            read(...request) {
              if (reads === allowed) controller.abort(new Error('enough'));
              reads += 1;
              return file.read(...request);
            },
          };
        },
      };
      await expect(openCheckpoint(aborting, { signal: controller.signal })).rejects.toThrow('enough');
      expect(source.openFiles.size).toBe(0);
    }
  });

  it('reports what went wrong first, even if closing fails too', async () => {
    const source = memorySource({ 'model.safetensors': 'short' });
    const failing: Source = {
      ...source,
      async open(path, options) {
        const file = await source.open(path, options);
        return file && { ...file, close: () => Promise.reject(new Error('cannot close')) };
      },
    };
    await expect(openCheckpoint(failing)).rejects.toThrow('not a valid safetensors file');
  });
});
