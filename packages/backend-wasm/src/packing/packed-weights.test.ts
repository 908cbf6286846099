import type { WeightSource } from '@automodel/compiler';
import type { ByteSource } from '@automodel/contracts';
import { describe, expect, it } from 'vitest';
import { SessionMemory } from '../memory/session-memory.js';
import { PackedWeights } from './packed-weights.js';

const mebibyte = 1024 * 1024;

/** A file whose bytes arrive one after another, as over a network. */
class ArrivingFile implements ByteSource {
  readonly size: number;
  readonly reads: (readonly [offset: number, length: number])[] = [];
  #arrived = 0;
  #waiting: (() => void)[] = [];
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.size = bytes.length;
  }

  async arrive(end: number): Promise<void> {
    this.#arrived = end;
    for (const wake of this.#waiting.splice(0)) wake();
    await new Promise((resolve) => setTimeout(resolve, 5));
  }

  async read(offset: number, length: number, { into = new Uint8Array(length) } = {}): Promise<Uint8Array> {
    this.reads.push([offset, length]);
    while (this.#arrived < offset + length) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    into.set(this.#bytes.subarray(offset, offset + length));
    return into;
  }

  async close(): Promise<void> {}
}

describe('PackedWeights', () => {
  it('packs weights while they arrive, in the order of the file, and reads no byte twice', async () => {
    const count = 20;
    const values = Float32Array.from({ length: (count * mebibyte) / 4 }, (_, index) => Math.floor(index / 262_144) + 1);
    const file = new ArrivingFile(new Uint8Array(values.buffer));
    const weights = new PackedWeights(new SessionMemory(false), new Map([['file', file]]));
    const packed: number[] = [];
    // The plan asks for them in another order than that of the file.
    for (let index = count - 1; index >= 0; index--) {
      const source: WeightSource = {
        name: `weight ${index}`,
        dataType: 'float32',
        dims: [mebibyte / 4],
        data: { kind: 'external', location: 'file', offset: index * mebibyte, length: mebibyte },
      };
      weights.pack({
        key: source.name,
        floats: 1,
        sources: [source],
        write({ target, values: read }) {
          const [first = 0] = read(source);
          target[0] = first;
          packed.push(index);
          expect(first).toBe(index + 1);
        },
      });
    }
    const loading = weights.load();
    for (let end = mebibyte; end < file.size; end += mebibyte) await file.arrive(end);
    await file.arrive(file.size - 1);
    // All but the last read are packed before the last byte is there.
    const [lastOffset = 0] = file.reads.at(-1) ?? [];
    expect(packed.length).toBe(lastOffset / mebibyte);
    expect(lastOffset).toBeGreaterThanOrEqual(file.size - 8 * mebibyte);
    await file.arrive(file.size);
    await loading;
    expect(packed.length).toBe(count);
    let end = 0;
    for (const [offset, length] of file.reads) {
      expect(offset).toBe(end);
      end = offset + length;
    }
    expect(end).toBe(file.size);
  });

  it('widens float16, bfloat16 and float64 exactly', async () => {
    const cases = [
      // Zero, the least subnormal, the greatest subnormal, 1, −2, the greatest, infinity, −infinity.
      {
        dataType: 'float16' as const,
        bytes: new Uint8Array(new Uint16Array([0, 1, 0x3ff, 0x3c00, 0xc000, 0x7bff, 0x7c00, 0xfc00, 0x7e01]).buffer),
        expected: [0, 2 ** -24, 1023 * 2 ** -24, 1, -2, 65504, Infinity, -Infinity, Number.NaN],
      },
      {
        dataType: 'bfloat16' as const,
        bytes: new Uint8Array(new Uint16Array([0, 1, 0x3f80, 0xc040, 0x7f80]).buffer),
        expected: [0, 2 ** -133, 1, -3, Infinity],
      },
      {
        dataType: 'float64' as const,
        bytes: new Uint8Array(new Float64Array([0, 0.1, -1e300, 2 ** -149, Number.NaN]).buffer),
        expected: [0, Math.fround(0.1), -Infinity, 2 ** -149, Number.NaN],
      },
    ];
    for (const { dataType, bytes, expected } of cases) {
      const weights = new PackedWeights(new SessionMemory(false), new Map());
      const source: WeightSource = {
        name: 'weight',
        dataType,
        dims: [expected.length],
        data: { kind: 'inline', bytes },
      };
      let values: readonly number[] = [];
      weights.pack({
        key: 'weight',
        floats: 1,
        sources: [source],
        write: (tools) => {
          values = [...tools.values(source)];
        },
      });
      await weights.load();
      expect(values).toEqual(expected);
    }
  });

  it('widens every bit pattern of float16 and bfloat16 exactly', async () => {
    const patterns = Uint16Array.from({ length: 65_536 }, (_, bits) => bits);
    const high = new Uint32Array(patterns.length).map((_, bits) => bits << 16);
    // IEEE 754, binary16: 1 + 5 + 10 bits. A bfloat16 is the upper half of a float32.
    const halves = Float32Array.from(patterns, (bits) => {
      const [sign, exponent, fraction] = [bits >> 15 ? -1 : 1, (bits >> 10) & 31, bits & 1023];
      if (exponent === 31) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
      return exponent === 0 ? sign * fraction * 2 ** -24 : sign * (1024 + fraction) * 2 ** (exponent - 25);
    });
    for (const [dataType, expected] of [
      ['float16', halves],
      ['bfloat16', new Float32Array(high.buffer)],
    ] as const) {
      const weights = new PackedWeights(new SessionMemory(false), new Map());
      const data = { kind: 'inline', bytes: new Uint8Array(patterns.buffer) } as const;
      const source: WeightSource = { name: 'weight', dataType, dims: [patterns.length], data };
      let values = new Float32Array();
      weights.pack({
        key: 'weight',
        floats: 1,
        sources: [source],
        write: (tools) => {
          values = tools.values(source).slice();
        },
      });
      await weights.load();
      const wrong = values.findIndex((value, index) => !Object.is(value, expected[index]));
      expect(wrong, `the pattern ${wrong} of ${dataType}`).toBe(-1);
    }
  });

  it('reads a weight beyond the longest read once, after the small ones that it is packed with', async () => {
    const [large, small] = [33 * mebibyte, 4096];
    const values = new Float32Array((large + small) / 4).fill(2);
    values.fill(5, large / 4);
    const file = new ArrivingFile(new Uint8Array(values.buffer));
    await file.arrive(file.size);
    const memory = new SessionMemory(false);
    const weights = new PackedWeights(memory, new Map([['file', file]]));
    const source = (offset: number, length: number): WeightSource => ({
      name: `at ${offset}`,
      dataType: 'float32',
      dims: [length / 4],
      data: { kind: 'external', location: 'file', offset, length },
    });
    const sources = [source(0, large), source(large, small)] as const;
    const seen: (number | undefined)[] = [];
    weights.pack({
      key: 'folded',
      floats: 1,
      sources,
      write: (tools) => {
        seen.push(new Float32Array(memory.memory.buffer, tools.locate(sources[0]), 1)[0], tools.values(sources[1])[0]);
      },
    });
    await weights.load();
    expect(seen).toEqual([2, 5]);
    expect(file.reads).toEqual([
      [large, small],
      [0, large],
      [large, small],
    ]);
    // One buffer, not two.
    expect(memory.memory.buffer.byteLength).toBeLessThan(large + 33 * mebibyte);
  });

  it('packs what lies far apart in the file', async () => {
    const file = new ArrivingFile(new Uint8Array(new Float32Array((12 * mebibyte) / 4).fill(3).buffer));
    await file.arrive(file.size);
    const weights = new PackedWeights(new SessionMemory(false), new Map([['file', file]]));
    const source = (offset: number): WeightSource => ({
      name: `at ${offset}`,
      dataType: 'float32',
      dims: [mebibyte / 4],
      data: { kind: 'external', location: 'file', offset, length: mebibyte },
    });
    const sources = [source(0), source(11 * mebibyte)];
    let sum = 0;
    weights.pack({
      key: 'both',
      floats: 1,
      sources,
      write: ({ values }) => {
        for (const one of sources) sum += values(one)[0] ?? 0;
      },
    });
    await weights.load();
    expect(sum).toBe(6);
  });
});
