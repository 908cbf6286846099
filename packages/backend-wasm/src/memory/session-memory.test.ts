import { describe, expect, it } from 'vitest';
import { SessionMemory } from './session-memory.js';

describe('SessionMemory', () => {
  it('gives aligned, zeroed, separate bytes, and takes them back', () => {
    const memory = new SessionMemory(false);
    const blocks = [100, 1, 64, 70_000, 3_000_000].map((length) => ({ start: memory.allocate(length), length }));
    for (const [index, { start, length }] of blocks.entries()) {
      expect(start % 64).toBe(0);
      expect(start).toBeGreaterThan(0);
      const bytes = memory.bytes.subarray(start, start + length);
      expect(bytes.every((byte) => byte === 0)).toBe(true);
      bytes.fill(index + 1);
    }
    for (const [index, { start, length }] of blocks.entries()) {
      expect(memory.bytes.subarray(start, start + length).every((byte) => byte === index + 1)).toBe(true);
    }
    const size = memory.memory.buffer.byteLength;
    for (const { start } of blocks) memory.release(start);
    expect(blocks.map(({ start }) => memory.lengthOf(start))).toEqual([0, 0, 0, 0, 0]);
    // The freed blocks are one again: the whole of them can be given out without growing.
    const all = memory.allocate(3_070_000);
    expect(memory.bytes.subarray(all, all + 3_070_000).every((byte) => byte === 0)).toBe(true);
    expect(memory.memory.buffer.byteLength).toBe(size);
  });
});
