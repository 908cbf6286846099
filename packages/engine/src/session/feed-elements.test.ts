import { InvalidTensorError } from '@automodel/contracts';
import { describe, expect, it } from 'vitest';
import { feedElements } from './feed-elements.js';

describe('feedElements', () => {
  it('brings what callers give to the types that are computed with', () => {
    expect(feedElements('x', 'int64', BigInt64Array.of(-(2n ** 31n), 2n ** 31n - 1n))).toEqual(
      Int32Array.of(-(2 ** 31), 2 ** 31 - 1),
    );
    expect(feedElements('x', 'bool', Uint8Array.of(0, 1, 255))).toEqual(Int32Array.of(0, 1, 1));
    // 1, -2, the largest and infinity, in IEEE 754's binary16.
    expect(feedElements('x', 'float16', Uint16Array.of(0x3c00, 0xc000, 0x7bff, 0x7c00))).toEqual(
      Float32Array.of(1, -2, 65504, Number.POSITIVE_INFINITY),
    );
  });

  it('takes as they are what is computed with already', () => {
    const floats = Float32Array.of(1, 2);
    expect(feedElements('x', 'float32', floats)).toBe(floats);
    const integers = Int32Array.of(1, 2);
    expect(feedElements('x', 'int32', integers)).toBe(integers);
  });

  it('leaves other types, and data of another type, to the engine', () => {
    expect(feedElements('x', 'uint8', Uint8Array.of(1))).toBeUndefined();
    expect(feedElements('x', 'float32', Float64Array.of(1))).toBeUndefined();
    expect(feedElements('x', 'float32', undefined)).toBeUndefined();
  });

  it('refuses int64 that 32 bits do not hold, and says which', () => {
    const read = (): unknown => feedElements('positions', 'int64', BigInt64Array.of(1n, 2n ** 31n));
    expect(read).toThrow(InvalidTensorError);
    expect(read).toThrow(/"positions".*2147483648/s);
  });
});
