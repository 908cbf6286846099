import type { Checksum } from '../hub-platform.js';
import { hexadecimal } from './hexadecimal.js';

const fraction = (value: number): number => ((value - Math.floor(value)) * 2 ** 32) | 0;
const rotate = (value: number, by: number): number => (value >>> by) | (value << (32 - by));

/** SHA-256 of bytes as they come; `crypto.subtle` can only do all at once. FIPS 180-4, section 6.2. */
export function sha256(): Checksum {
  const primes: number[] = [];
  for (let value = 2; primes.length < 64; value += 1) if (primes.every((by) => value % by > 0)) primes.push(value);
  const constants = Int32Array.from(primes, (prime) => fraction(Math.cbrt(prime)));
  const state = Int32Array.from(primes.slice(0, 8), (prime) => fraction(Math.sqrt(prime)));
  const schedule = new Int32Array(64);
  const block = new Uint8Array(64);
  let filled = 0;
  let total = 0;

  const view = new DataView(block.buffer);

  const compress = (): void => {
    for (let index = 0; index < 16; index += 1) schedule[index] = view.getInt32(index * 4);
    for (let index = 16; index < 64; index += 1) {
      const early = schedule[index - 15] ?? 0;
      const late = schedule[index - 2] ?? 0;
      const small = rotate(early, 7) ^ rotate(early, 18) ^ (early >>> 3);
      const large = rotate(late, 17) ^ rotate(late, 19) ^ (late >>> 10);
      schedule[index] = (schedule[index - 16] ?? 0) + small + (schedule[index - 7] ?? 0) + large;
    }
    let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
    for (let index = 0; index < 64; index += 1) {
      const choice = (e & f) ^ (~e & g);
      const upper = (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) + choice + h;
      const first = (upper + (constants[index] ?? 0) + (schedule[index] ?? 0)) | 0;
      const second = (rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
    }
    for (const [index, value] of [a, b, c, d, e, f, g, h].entries()) state[index] = (state[index] ?? 0) + value;
  };
  const update = (bytes: Uint8Array): void => {
    total += bytes.length;
    for (let offset = 0; offset < bytes.length; ) {
      const part = bytes.subarray(offset, offset + 64 - filled);
      block.set(part, filled);
      offset += part.length;
      filled = (filled + part.length) % 64;
      if (filled === 0) compress();
    }
  };
  return {
    update,
    async digest() {
      const bits = total * 8;
      const padding = new Uint8Array(((119 - (total % 64)) % 64) + 9);
      padding[0] = 0x80;
      new DataView(padding.buffer).setBigUint64(padding.length - 8, BigInt(bits));
      update(padding);
      return hexadecimal(state, 8);
    },
  };
}
