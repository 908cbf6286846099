import { array, assert, integer, property, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assignSlots } from './assign-slots.js';

describe('assignSlots', () => {
  it('reuses a buffer once its tensor is not needed any more', () => {
    const lives = [
      { byteLength: 64, first: -1, last: 0 },
      { byteLength: 32, first: 0, last: 1 },
      { byteLength: 48, first: 1, last: 2 },
    ];
    expect(assignSlots(lives)).toEqual({ slots: [0, 1, 0], byteLengths: [64, 32] });
  });

  it('gives tensors that are needed at the same time different buffers, each long enough', () => {
    const life = record({
      byteLength: integer({ min: 0, max: 1000 }),
      first: integer({ min: -1, max: 20 }),
      length: integer({ min: 0, max: 8 }),
    });
    assert(
      property(array(life, { maxLength: 30 }), (drawn) => {
        const lives = drawn.map(({ byteLength, first, length }) => ({ byteLength, first, last: first + length }));
        const { slots, byteLengths } = assignSlots(lives);
        for (const [left, one] of lives.entries()) {
          expect(byteLengths[slots[left] ?? -1]).toBeGreaterThanOrEqual(one.byteLength);
          for (const [right, other] of lives.entries()) {
            if (left === right || slots[left] !== slots[right]) continue;
            expect(one.last < other.first || other.last < one.first).toBe(true);
          }
        }
      }),
    );
  });
});
