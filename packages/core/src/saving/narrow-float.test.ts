import { describe, expect, it } from 'vitest';
import { narrowFloat } from './narrow-float.js';

const float16 = (value: number): number => narrowFloat(value, 10, 15);
const bfloat16 = (value: number): number => narrowFloat(value, 7, 127);

describe('narrowFloat', () => {
  it('gives the bits that PyTorch gives for float16', () => {
    const cases: readonly (readonly [number, number])[] = [
      [0, 0],
      [-0, 0x8000],
      [1, 0x3c00],
      [-2, 0xc000],
      [65504, 0x7bff],
      [65519.99, 0x7bff],
      [65520, 0x7c00],
      [1e30, 0x7c00],
      [2 ** -24, 1],
      [2 ** -25, 0],
      [1.5 * 2 ** -24, 2],
      [2 ** -14, 0x400],
      [1 + 2 ** -11, 0x3c00],
      [1 + 3 * 2 ** -11, 0x3c02],
      [Number.NEGATIVE_INFINITY, 0xfc00],
      [Number.NaN, 0x7e00],
    ];
    for (const [value, bits] of cases) expect(float16(value), String(value)).toBe(bits);
  });

  it('rounds to bfloat16 as adding to the bits of float32 does', () => {
    const view = new DataView(new ArrayBuffer(4));
    for (let index = 0; index < 20_000; index++) {
      const bits = Math.imul(index, 2654435761) >>> 0;
      if ((bits & 0x7f800000) === 0x7f800000) continue;
      view.setUint32(0, bits);
      const expected = ((bits + 0x7fff + ((bits >>> 16) & 1)) >>> 16) & 0xffff;
      expect(bfloat16(view.getFloat32(0)), bits.toString(16)).toBe(expected);
    }
  });
});
