import { describe, expect, it } from 'vitest';
import { bar } from './bar.js';

describe('bar', () => {
  it.each([
    [0, ''],
    [1, '████'],
    [0.5, '██'],
    [0.375, '█▌'],
    [0.28125, '█▏'],
    [0.00001, '▏'],
    [2, '████'],
    [-1, ''],
    [Number.NaN, ''],
  ])('of %f in four columns is %j', (fraction, expected) => {
    expect(bar(fraction, 4)).toBe(expected);
  });
});
