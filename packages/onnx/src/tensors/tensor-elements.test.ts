import { InvalidTensorError, UnsupportedDataTypeError } from '@automodel/contracts';
import { describe, expect, it } from 'vitest';
import { decodeFloat16 } from './decode-float16.js';
import { encodeFloat16 } from './encode-float16.js';
import { tensorConstant } from './tensor-constant.js';
import { tensorElements } from './tensor-elements.js';

describe('tensorConstant and tensorElements', () => {
  it('write little-endian bytes', () => {
    expect(tensorConstant('c', 'int32', [2], [1, -2]).data).toEqual({
      kind: 'inline',
      bytes: new Uint8Array([1, 0, 0, 0, 0xfe, 0xff, 0xff, 0xff]),
    });
    // 1.0 and the value between 1 and 1 + 2⁻⁷, which ties to even.
    expect(tensorConstant('c', 'bfloat16', [2], [1, 1.00390625]).data).toEqual({
      kind: 'inline',
      bytes: new Uint8Array([0x80, 0x3f, 0x80, 0x3f]),
    });
  });

  it('keep the extremes of int64', () => {
    const extremes = [-(2n ** 63n), 2n ** 63n - 1n];
    expect(tensorElements(tensorConstant('c', 'int64', [2], extremes))).toEqual(new BigInt64Array(extremes));
  });

  it('read from bytes that are not aligned, without touching them', () => {
    const file = new Uint8Array([9, 0, 0, 0x80, 0x3f]);
    const constant = {
      name: 'c',
      dataType: 'float32',
      dims: [1],
      data: { kind: 'inline', bytes: file.subarray(1) },
    } as const;
    const elements = tensorElements(constant);
    elements[0] = 5;
    expect(file).toEqual(new Uint8Array([9, 0, 0, 0x80, 0x3f]));
    expect(tensorElements({ ...constant, data: { kind: 'inline', bytes: Buffer.from(file).subarray(1) } })).toEqual(
      new Float32Array([1]),
    );
  });

  it('say what is wrong', () => {
    expect(() => tensorConstant('c', 'float32', [2, 2], [1])).toThrow(InvalidTensorError);
    expect(() => tensorConstant('c', 'string', [], [1])).toThrow(UnsupportedDataTypeError);
    const data = { kind: 'external', location: 'weights', offset: 0, length: 4 } as const;
    expect(() => tensorElements({ name: 'c', dataType: 'float32', dims: [1], data })).toThrow(/external/);
  });
});

describe('float16', () => {
  it('decodes to what encodes to the same bits, for all bits', () => {
    const wrong = Array.from({ length: 0x10000 }, (_, bits) => bits).filter((bits) => {
      const value = decodeFloat16(bits);
      return !Number.isNaN(value) && encodeFloat16(value) !== bits;
    });
    expect(wrong).toEqual([]);
  });

  // IEEE 754-2019, binary16.
  it.each([
    [0x3c00, 1],
    [0xc000, -2],
    [0x7bff, 65504],
    [0x0001, 2 ** -24],
    [0x03ff, 2 ** -14 * (1023 / 1024)],
    [0x7c00, Number.POSITIVE_INFINITY],
  ])('knows %i', (bits, value) => {
    expect(decodeFloat16(bits)).toBe(value);
  });

  it('rounds to the nearest, ties to even', () => {
    expect(encodeFloat16(1 + 2 ** -11)).toBe(0x3c00);
    expect(encodeFloat16(1 + 3 * 2 ** -11)).toBe(0x3c02);
    expect(encodeFloat16(65519.99)).toBe(0x7bff);
    expect(encodeFloat16(65520)).toBe(0x7c00);
    expect(encodeFloat16(2 ** -25)).toBe(0);
  });
});
