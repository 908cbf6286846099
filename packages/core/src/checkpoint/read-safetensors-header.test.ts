import { readFile } from 'node:fs/promises';
import { type ByteSource, InvalidSafetensorsError } from '@automodel/contracts';
import fastCheck from 'fast-check';
import { describe, expect, it } from 'vitest';
import { memoryByteSource } from '../sources/memory-byte-source.js';
import { readSafetensorsHeader } from './read-safetensors-header.js';

const written = await readFile(new URL('../../fixtures/transformers.safetensors', import.meta.url));

const read = (bytes: Uint8Array) => readSafetensorsHeader(memoryByteSource(bytes, 'x'), 'x.safetensors');

function encode(header: object | string, dataLength = 0): Uint8Array {
  const json = new TextEncoder().encode(typeof header === 'string' ? header : JSON.stringify(header));
  const bytes = new Uint8Array(8 + json.length + dataLength);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(json.length), true);
  bytes.set(json, 8);
  return bytes;
}

const floats = (shape: readonly unknown[], begin: number, end: number) => ({
  dtype: 'F32',
  shape,
  data_offsets: [begin, end],
});

describe('readSafetensorsHeader', () => {
  it('reads what Transformers writes', async () => {
    const { tensors, metadata } = await read(written);
    expect(metadata).toEqual({ format: 'pt' });
    const end = tensors.reduce((position, { offset, length }) => {
      expect(offset).toBe(position);
      return position + length;
    }, tensors[0]?.offset ?? 0);
    expect(end).toBe(written.length);
    expect(tensors.map(({ name }) => name)).toContain('classifier.1.weight');
  });

  it('takes files without tensors, without metadata, scalars and tensors without elements in any order', async () => {
    expect(await read(encode({}))).toEqual({ tensors: [], metadata: {} });
    expect((await read(encode({ __metadata__: null }))).metadata).toEqual({});
    const header = { last: floats([0], 8, 8), b: floats([], 4, 8), a: floats([1], 0, 4), none: floats([3, 0], 0, 0) };
    const { tensors } = await read(encode(`${JSON.stringify(header)}   `, 8));
    expect(tensors.map(({ name }) => name)).toEqual(['none', 'a', 'b', 'last']);
  });

  it('takes metadata with a repeated key, as the reference implementation does: the last counts', async () => {
    expect((await read(encode('{"__metadata__":{"format":"np","format":"pt"}}'))).metadata).toEqual({ format: 'pt' });
  });

  it('takes names that objects have by other means', async () => {
    const header = '{"__proto__":{"dtype":"F32","shape":[],"data_offsets":[0,4]}}';
    expect((await read(encode(header, 4))).tensors).toMatchObject([{ name: '__proto__', length: 4 }]);
  });

  it.each<[string, Uint8Array, string]>([
    ['nothing', new Uint8Array(), 'it has 0 bytes, too few for a header'],
    [
      'a huge header',
      new Uint8Array(16).fill(255),
      'announce a header of 18446744073709552000 bytes, but only 8 follow',
    ],
    ['an array', encode('[]'), 'is not a JSON object'],
    ['bytes that are no text', Uint8Array.of(1, 0, 0, 0, 0, 0, 0, 0, 255), 'is not JSON'],
    [
      'an inherited dtype',
      encode({ a: { ...floats([], 0, 4), dtype: 'constructor' } }, 4),
      'has the dtype "constructor"; valid are',
    ],
    ['no dtype', encode({ a: { shape: [], data_offsets: [0, 4] } }, 4), 'has the dtype missing'],
    ['a text as description', encode({ a: 'F32' }), 'tensor "a" has no description'],
    ['sizes beyond integers', encode('{"a":{"dtype":"F32","shape":[1e400],"data_offsets":[0,4]}}', 4), 'has the shape'],
    ['sizes whose product overflows', encode({ a: floats([2 ** 40, 2 ** 40], 0, 0) }), 'which is too large'],
    [
      'a repeated name',
      encode(
        '{"a":{"dtype":"F32","shape":[],"data_offsets":[0,4]},"a":{"dtype":"F32","shape":[],"data_offsets":[4,8]}}',
        8,
      ),
      'tensor "a" is described twice',
    ],
    [
      'a repeated field',
      encode('{"a":{"dtype":"F32","shape":[1],"shape":[],"data_offsets":[0,4]}}', 4),
      'tensor "a" has "shape" twice',
    ],
    ['offsets in the wrong order', encode({ a: floats([1], 4, 0) }, 4), 'has -4 bytes'],
    ['three offsets', encode({ a: { ...floats([1], 0, 4), data_offsets: [0, 4, 4] } }, 4), 'data_offsets [0,4,4]'],
    ['metadata that is no text', encode({ __metadata__: { a: 1 } }), 'value for "a" that is no string'],
    ['metadata that is no object', encode({ __metadata__: [] }), '__metadata__ is not an object'],
    [
      'a shape of endless depth',
      encode(`{"a":{"dtype":"F32","shape":${'['.repeat(100_000)}${']'.repeat(100_000)},"data_offsets":[0,4]}}`, 4),
      'deeply nested',
    ],
    ['a Git LFS pointer', new TextEncoder().encode('version https://git-lfs.github.com/spec/v1'), 'Git LFS pointer'],
  ])('refuses %s', async (_, bytes, problem) => {
    const error = await read(bytes).catch((reason: unknown) => reason);
    expect(InvalidSafetensorsError.is(error)).toBe(true);
    expect(String(error)).toContain(problem);
    expect(String(error).length).toBeLessThan(600);
  });

  it('reads no header that is longer than the format allows, however long the file', async () => {
    const requests: number[] = [];
    const endless: ByteSource = {
      size: 2 ** 40,
      async read(_offset, length) {
        requests.push(length);
        const bytes = new Uint8Array(length);
        new DataView(bytes.buffer).setUint32(0, 100_000_001, true);
        return bytes;
      },
      async close() {},
    };
    await expect(readSafetensorsHeader(endless, 'x')).rejects.toThrow('more than the format allows (100000000)');
    expect(requests).toEqual([8]);
  });

  it('gives a header or an error of its own, whatever bytes are changed, cut off or put in', async () => {
    const file = fastCheck
      .array(
        fastCheck.record({
          position: fastCheck
            .nat(written.length - 1)
            .map((position) => (position % 3 === 0 ? position : position % 3000)),
          removed: fastCheck.nat(12),
          inserted: fastCheck.oneof(
            fastCheck.uint8Array({ maxLength: 8 }),
            fastCheck
              .constantFrom(
                '[',
                ']',
                '{',
                '}',
                '"',
                ',',
                ':',
                '0',
                '9',
                '-',
                'e400',
                'null',
                '__proto__',
                '18446744073709551615',
              )
              .map((text) => new TextEncoder().encode(text)),
          ),
        }),
        { minLength: 1, maxLength: 6 },
      )
      .map((changes) =>
        changes.reduce<Uint8Array>(
          (bytes, { position, removed, inserted }) =>
            Buffer.concat([bytes.subarray(0, position), inserted, bytes.subarray(position + removed)]),
          written,
        ),
      );
    await fastCheck.assert(
      fastCheck.asyncProperty(file, async (bytes) => {
        const result = await read(bytes).catch((reason: unknown) => reason);
        if (result instanceof Error) {
          expect(InvalidSafetensorsError.is(result), String(result)).toBe(true);
          expect(result.message.length).toBeLessThan(2000);
          return;
        }
        const { tensors } = result as Awaited<ReturnType<typeof read>>;
        const covered = tensors.reduce((sum, { length }) => sum + length, 0);
        const headerLength = Number(new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0, true));
        expect(8 + headerLength + covered).toBe(bytes.length);
      }),
      { numRuns: 2000 },
    );
  });
});
