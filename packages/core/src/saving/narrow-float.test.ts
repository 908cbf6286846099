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

  it('gives back every bit pattern of float16 and bfloat16, and the even one of two beside a number in their middle', () => {
    const view = new DataView(new ArrayBuffer(4));
    const decoders = {
      // IEEE 754, binary16: 1 + 5 + 10 bits.
      float16(bits: number): number {
        const [sign, exponent, fraction] = [bits >> 15 ? -1 : 1, (bits >> 10) & 31, bits & 1023];
        if (exponent === 31) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
        return exponent === 0 ? sign * fraction * 2 ** -24 : sign * (1024 + fraction) * 2 ** (exponent - 25);
      },
      bfloat16(bits: number): number {
        view.setUint32(0, bits << 16);
        return view.getFloat32(0);
      },
    };
    for (const [decode, narrow] of [
      [decoders.float16, float16],
      [decoders.bfloat16, bfloat16],
    ] as const) {
      for (let bits = 0; bits < 65_536; bits++) {
        const value = decode(bits);
        const back = narrow(value);
        if (Number.isNaN(value) ? !Number.isNaN(decode(back)) : back !== bits) expect(back, String(bits)).toBe(bits);
        const middle = (value + decode(bits + 1)) / 2;
        if (bits === 0x7fff || bits === 0xffff || !Number.isFinite(middle)) continue;
        const even = bits % 2 === 0 ? bits : bits + 1;
        if (narrow(middle) !== even) expect(narrow(middle), `beside ${bits}`).toBe(even);
      }
    }
  });
});
