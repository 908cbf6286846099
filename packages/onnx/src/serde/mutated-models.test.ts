import { readdirSync, readFileSync } from 'node:fs';
import { AutomodelError, InvalidOnnxFileError } from '@automodel/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkModel } from '../checker/check-model.js';
import { inferShapes } from '../inference/infer-shapes.js';
import { countAllocations } from '../test-support/count-allocations.js';
import { decodeModel } from './decode-model.js';
import { decodeTensor } from './decode-tensor.js';
import { encodeModel } from './encode-model.js';

const numRuns = process.env.AUTOMODEL_TEST_TIER === 'all' ? 10_000 : 500;
const seed = 20_261_127;

/** What decoding a file may ask for, in bytes: a few copies of the file, whatever lengths and shapes it claims. */
const allocationBound = (file: Uint8Array): number => 8 * file.length + 65_536;

const fixtures = new URL('../../fixtures/', import.meta.url);
const originals = [
  'everything.onnx',
  ...readdirSync(new URL('onnx-node/', fixtures)).map((name) => `onnx-node/${name}/model.onnx`),
].map((path) => new Uint8Array(readFileSync(new URL(path, fixtures))));

/** One change of a file. */
type Mutation = (bytes: Uint8Array) => Uint8Array;

/** Bytes that mean much in protobuf: the largest numbers, tags of groups, a length of 2 GB. */
const words = [
  [0xff, 0xff, 0xff, 0xff, 0x07],
  Array.from({ length: 9 }, () => 0xff).concat(0x01),
  [0x0b],
  [0x0c],
  [0x00],
];

const mutation: fc.Arbitrary<Mutation> = fc
  .tuple(
    fc.nat(65_535),
    fc.nat(255),
    fc.constantFrom(...words),
    fc.constantFrom('set', 'bit', 'cut', 'insert', 'overwrite', 'remove', 'repeat'),
  )
  .map(([place, value, word, kind]) => (bytes) => {
    const at = bytes.length === 0 ? 0 : place % bytes.length;
    const [before, after] = [[...bytes.subarray(0, at)], [...bytes.subarray(at)]];
    switch (kind) {
      case 'set':
        return Uint8Array.from([...before, value, ...after.slice(1)]);
      case 'bit':
        return Uint8Array.from([...before, (after[0] ?? 0) ^ (1 << (value % 8)), ...after.slice(1)]);
      case 'cut':
        return Uint8Array.from(before);
      case 'insert':
        return Uint8Array.from([...before, ...word, ...after]);
      case 'overwrite':
        return Uint8Array.from([...before, ...word, ...after.slice(word.length)]);
      case 'remove':
        return Uint8Array.from([...before, ...after.slice((value % 16) + 1)]);
      default:
        return Uint8Array.from([...before, ...after.slice(0, value), ...after]);
    }
  });

const mutated = fc
  .tuple(fc.constantFrom(...originals), fc.array(mutation, { minLength: 1, maxLength: 4 }))
  .map(([original, changes]) => changes.reduce<Uint8Array>((bytes, change) => change(bytes), original));

describe(`mutated ONNX files (seed ${seed}, ${numRuns})`, () => {
  it('give an InvalidOnnxFileError or a model that survives encoding; no more is allocated than the bound', () => {
    expect(countAllocations(() => new Uint8Array(new Float32Array(10).length))).toBe(50);
    let right = 0;
    fc.assert(
      fc.property(mutated, (bytes) => {
        const allocated = countAllocations(() => {
          for (const decode of [decodeModel, decodeTensor]) {
            try {
              decode(bytes);
            } catch (error) {
              if (!InvalidOnnxFileError.is(error)) throw error;
            }
          }
        });
        expect(allocated).toBeLessThanOrEqual(allocationBound(bytes));
        let model: ReturnType<typeof decodeModel>;
        try {
          model = decodeModel(bytes);
        } catch {
          return;
        }
        right += 1;
        expect(decodeModel(encodeModel(model))).toEqual(model);
        // What a file may say and a model may not is found by the checker and by the inference of shapes.
        for (const examine of [checkModel, inferShapes]) {
          try {
            examine(model);
          } catch (error) {
            if (!(error instanceof AutomodelError)) throw error;
          }
        }
      }),
      { numRuns, seed },
    );
    expect(right).toBeGreaterThan(0);
  }, 300_000);
});
