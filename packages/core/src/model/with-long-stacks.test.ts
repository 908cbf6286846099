import { expect, it } from 'vitest';
import { withLongStacks } from './with-long-stacks.js';

function thrownAt(depth: number): Error {
  return depth === 0 ? new Error('deep') : thrownAt(depth - 1);
}

const frameCount = ({ stack = '' }: Error): number =>
  stack.split('\n').filter((line) => line.includes('thrownAt')).length;

it('shows frames behind the tenth, and leaves the limit as it was', () => {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 10;
  try {
    expect(frameCount(withLongStacks(() => thrownAt(20)))).toBe(21);
    expect(() =>
      withLongStacks(() => {
        throw new TypeError('no');
      }),
    ).toThrow('no');
    expect(Error.stackTraceLimit).toBe(10);
    expect(frameCount(thrownAt(20))).toBe(10);
  } finally {
    Error.stackTraceLimit = limit;
  }
});
