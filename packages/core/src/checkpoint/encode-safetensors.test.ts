import { readFile } from 'node:fs/promises';
import { InvalidTensorError, UnsupportedDataTypeError } from '@automodel/contracts';
import { describe, expect, it } from 'vitest';
import { type EncodableTensor, encodeSafetensors } from './encode-safetensors.js';
import { readSafetensors } from './read-safetensors.js';

const written = await readFile(new URL('../../fixtures/transformers.safetensors', import.meta.url));

const tensor = (dataType: EncodableTensor['dataType'], dims: number[], bytes: number): EncodableTensor => ({
  dataType,
  dims,
  bytes: Uint8Array.from({ length: bytes }, (_, index) => index + bytes),
});

function headerOf(file: Uint8Array): string {
  const length = Number(new DataView(file.buffer).getBigUint64(0, true));
  return new TextDecoder().decode(file.subarray(8, 8 + length));
}

describe('encodeSafetensors', () => {
  it('writes what Transformers writes, to the last byte', async () => {
    const tensors = await readSafetensors(written);
    expect(tensors.size).toBeGreaterThan(5);
    const shuffled = new Map([...tensors].reverse());
    expect(Buffer.compare(Buffer.from(encodeSafetensors(shuffled)), written)).toBe(0);
  });

  it('gives back names, types, shapes and bytes', async () => {
    const tensors = new Map<string, EncodableTensor>([
      ['b.half', tensor('float16', [3], 6)],
      ['a.scalar', tensor('int64', [], 8)],
      ['empty', tensor('float32', [0, 7], 0)],
      ['a.float', tensor('float32', [2, 1], 8)],
      ['10', tensor('uint8', [1], 1)],
      ['2', tensor('bool', [2], 2)],
      ['__proto__', tensor('bfloat16', [1], 2)],
      ['Zeichen "\u00e4\n\u{1f600}', tensor('float64', [1], 8)],
    ]);
    const file = encodeSafetensors(tensors, {});
    const read = await readSafetensors(file);
    expect(new Map([...read].map(([name, { dataType, dims, bytes }]) => [name, { dataType, dims, bytes }]))).toEqual(
      tensors,
    );
    expect(headerOf(file)).not.toContain('__metadata__');
    expect(new DataView(file.buffer).getBigUint64(0, true) % 8n).toBe(0n);
  });

  it('orders by element type, widest first, then by name; metadata stands first', () => {
    const types: EncodableTensor['dataType'][] = [
      'bool',
      'int8',
      'float16',
      'bfloat16',
      'int32',
      'float32',
      'float64',
      'int64',
    ];
    const tensors = new Map(types.map((dataType) => [`of ${dataType}`, tensor(dataType, [0], 0)]));
    const header = JSON.parse(
      headerOf(encodeSafetensors(tensors.set('0', tensor('float32', [0], 0)), { format: 'np' })),
    );
    expect(headerOf(encodeSafetensors(tensors)).startsWith('{"__metadata__":{"format":"pt"},')).toBe(true);
    expect(Object.keys(header).filter((name) => name.startsWith('of'))).toEqual(
      types.toReversed().map((dataType) => `of ${dataType}`),
    );
    expect(header.__metadata__).toEqual({ format: 'np' });
  });

  it('refuses tensors that would break the file', () => {
    const encode = (name: string, value: EncodableTensor) => () => encodeSafetensors(new Map([[name, value]]));
    expect(encode('a', tensor('float32', [2], 7))).toThrow(InvalidTensorError);
    expect(encode('a', tensor('float32', [2], 7))).toThrow('must be 8 bytes for float32 [2], but it is 7 bytes');
    expect(encode('a', tensor('complex64', [1], 8))).toThrow(UnsupportedDataTypeError);
    expect(encode('__metadata__', tensor('float32', [1], 4))).toThrow(InvalidTensorError);
  });
});
