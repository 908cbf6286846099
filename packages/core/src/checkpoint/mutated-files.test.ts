import { AutomodelError, type ByteSource } from '@automodel/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PreTrainedConfig } from '../config/pre-trained-config.js';
import { parseJsonObject } from '../json/parse-json-object.js';
import { memoryByteSource } from '../sources/memory-byte-source.js';
import { memorySource } from '../sources/memory-source.js';
import { encodeSafetensors } from './encode-safetensors.js';
import { openCheckpoint } from './open-checkpoint.js';
import { readSafetensorsHeader } from './read-safetensors-header.js';

const numRuns = process.env.AUTOMODEL_TEST_TIER === 'all' ? 10_000 : 300;
const seed = 20_261_123;
const encoder = new TextEncoder();

const tensors = new Map([
  ['layer.weight', { dataType: 'float32', dims: [2, 3], bytes: new Uint8Array(24) }],
  ['layer.bias', { dataType: 'float16', dims: [2], bytes: new Uint8Array(4) }],
  ['count', { dataType: 'int64', dims: [], bytes: new Uint8Array(8) }],
] as const);
const shard = encodeSafetensors(tensors);
const weightMap = Object.fromEntries([...tensors.keys()].map((name) => [name, 'model-00001-of-00001.safetensors']));
const index = encoder.encode(JSON.stringify({ metadata: { total_size: 36 }, weight_map: weightMap }));
const config = encoder.encode(
  JSON.stringify({
    model_type: 'toy',
    id2label: { 0: 'cat', 1: 'dog' },
    num_labels: 2,
    problem_type: null,
    scale: 1e-5,
  }),
);

/** One change of a file. */
type Mutation = (bytes: Uint8Array) => Uint8Array;

const words = [
  '{',
  '}',
  '[',
  ']',
  '"',
  ',',
  ':',
  '-1',
  '1e999',
  'NaN',
  'null',
  '..',
  '/',
  '\\',
  '9007199254740993',
  'F4',
  '\u0000',
];
const mutation: fc.Arbitrary<Mutation> = fc
  .tuple(
    fc.nat(1023),
    fc.nat(255),
    fc.constantFrom(...words),
    fc.constantFrom('set', 'cut', 'insert', 'remove', 'repeat', 'header'),
  )
  .map(([place, value, word, kind]) => (bytes) => {
    const at = bytes.length === 0 ? 0 : place % bytes.length;
    const [before, after] = [[...bytes.subarray(0, at)], [...bytes.subarray(at)]];
    switch (kind) {
      case 'set':
        return Uint8Array.from([...before, value, ...after.slice(1)]);
      case 'cut':
        return Uint8Array.from(before);
      case 'insert':
        return Uint8Array.from([...before, ...encoder.encode(word), ...after]);
      case 'remove':
        return Uint8Array.from([...before, ...after.slice((value % 16) + 1)]);
      case 'repeat':
        return Uint8Array.from([...before, ...after.slice(0, value), ...after]);
      default:
        return bytes.map((byte, position) => (position === place % 8 ? value : byte));
    }
  });
const mutations = fc.array(mutation, { minLength: 1, maxLength: 4 });
const mutate = (bytes: Uint8Array, changes: readonly Mutation[]): Uint8Array =>
  changes.reduce((result, change) => change(result), bytes);

/** Runs work that may fail, but only with a typed error. */
async function typedOrRight(work: () => Promise<void> | void): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof AutomodelError)) throw error;
  }
}

describe(`mutated files (seed ${seed}, ${numRuns} each)`, () => {
  it('a safetensors file gives a typed error, or tensors inside the file; no more is read than the file has', async () => {
    await fc.assert(
      fc.asyncProperty(mutations, async (changes) => {
        const bytes = mutate(shard, changes);
        const memory = memoryByteSource(bytes, 'mutated');
        let read = 0;
        const counted: ByteSource = {
          ...memory,
          size: bytes.length,
          read: (offset, length, options) => {
            read += length;
            return memory.read(offset, length, options);
          },
        };
        await typedOrRight(async () => {
          const { tensors: found } = await readSafetensorsHeader(counted, 'mutated');
          const ends = found.map(({ offset, length }) => offset + length);
          expect(Math.max(0, ...ends)).toBeLessThanOrEqual(bytes.length);
          const names = found.map(({ name }) => name);
          expect(new Set(names).size).toBe(names.length);
        });
        expect(read).toBeLessThanOrEqual(bytes.length);
      }),
      { numRuns, seed },
    );
  }, 120_000);

  it('an index gives a typed error, or the tensors of its shards', async () => {
    await fc.assert(
      fc.asyncProperty(mutations, async (changes) => {
        const source = memorySource({
          'model.safetensors.index.json': mutate(index, changes),
          'model-00001-of-00001.safetensors': shard,
        });
        await typedOrRight(async () => {
          const checkpoint = await openCheckpoint(source);
          for (const name of checkpoint.tensors.keys()) expect([...tensors.keys()]).toContain(name);
          await checkpoint.close();
        });
      }),
      { numRuns, seed },
    );
  }, 120_000);

  it('a config gives a typed error, or a config with labels for all its classes', async () => {
    await fc.assert(
      fc.asyncProperty(mutations, async (changes) => {
        await typedOrRight(() => {
          const read = new PreTrainedConfig(parseJsonObject(mutate(config, changes), 'config.json'), 'config.json');
          expect(read.num_labels).toBe(Object.keys(read.id2label).length);
        });
      }),
      { numRuns, seed },
    );
  }, 120_000);
});
